package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.estimate.fitting.Target;
import io.jevons.estimate.fitting.Unknown;
import io.jevons.internal.Interrupts;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.Pair;

/**
 * The least-squares problem of a calibration. A point has a coordinate in [0, 1] for each unknown, its place between its
 * bounds; the search moves the angle a with x = sin² a, which has no bounds.
 */
final class CalibrationProblem {
    /** Step of the differences, in shares of the range of an unknown. */
    private static final double STEP = 1e-4;

    /** A residual that no search stays at: where the market refuses a point. */
    private static final double REFUSED = 1e3;

    /** Most evaluations of an evolution, for each unknown. */
    private static final int EVALUATIONS = 3000;

    private final Market market;
    private final List<Unknown> unknowns;
    private final List<Calibration.Prior> priors;

    /** The place of the unknown that each prior is of. */
    private final int[] unknownOf;

    private final List<Figure> figures = new ArrayList<>();
    private final Market cut;

    /** The scenario that the figures are those of, set up on the market. */
    private final Optional<Staging> world;

    /** One figure of one target. */
    record Figure(Target target, Quarter quarter) {}

    CalibrationProblem(
            Market market,
            Optional<Scenario> world,
            List<Unknown> unknowns,
            List<Calibration.Prior> priors,
            List<Target> targets,
            Quarter until) {
        this.market = market;
        this.unknowns = unknowns;
        this.priors = priors;
        List<String> patterns = unknowns.stream().map(Unknown::pattern).toList();
        this.unknownOf =
                priors.stream().mapToInt(p -> patterns.indexOf(p.pattern())).toArray();
        for (Target target : targets) {
            for (Quarter q = market.start(); q.compareTo(until) <= 0; q = q.plus(1)) {
                if (target.covers(q)) {
                    figures.add(new Figure(target, q));
                }
            }
        }
        if (figures.isEmpty()) {
            throw new InvalidInputException("targets: no figure from " + market.start() + " to " + until
                    + ", must be at least one\nMaybe the series ends before the market starts");
        }
        int quarters = figures.stream()
                .mapToInt(f -> market.start().until(f.quarter()))
                .max()
                .orElseThrow();
        // Shocks may begin after the last figure, so that a scenario is set up on the whole market.
        this.world = world.map(s -> Staging.of(market, s));
        this.cut = this.world
                .map(Staging::market)
                .orElseGet(() ->
                        market.apply(List.of(Change.set("quarters", Math.max(1, quarters), "quarters that matter"))));
        project(cut, start());
    }

    CalibrationFit solve(int starts, int seed, Calibration.Search method) {
        HaltonSequenceGenerator halton = new HaltonSequenceGenerator(unknowns.size());
        halton.skipTo(seed);
        double[] best = start();
        double bestCost = cost(best);
        List<Double> costs = new ArrayList<>();
        for (int s = 0; s < starts; s++) {
            double[] from = s == 0 ? inside(start()) : inside(halton.nextVector());
            double[] found = method == Calibration.Search.CMA_ES ? evolve(from, seed + s) : search(from);
            double cost = cost(found);
            costs.add(cost);
            if (cost < bestCost) {
                best = found;
                bestCost = cost;
            }
        }
        return result(best, bestCost, costs);
    }

    Table compare() {
        return CalibrationFit.targets(market, figures, project(cut, start()));
    }

    private CalibrationFit result(double[] best, double cost, List<Double> costs) {
        RealMatrix slopes = new Array2DRowRealMatrix(slopes(best), false);
        double spread = NormalApproximation.spread(cost, size(), unknowns.size());
        NormalApproximation posterior = NormalApproximation.of(unknowns, values(best), slopes, spread, figures.size());
        Projection projection = project(cut, best);
        String origin = "fitted by calibration to " + figures.size() + " figures";
        List<Change> changes = changes(best, origin);
        double near = cost * (1 + 1e-3) + 1e-9;
        int agreeing = (int) costs.stream().filter(c -> c <= near).count();
        return new CalibrationFit(
                market.apply(changes),
                unknowns,
                figures,
                projection,
                posterior,
                x -> -cost(x) / (2 * spread),
                agreeing,
                costs.size());
    }

    private double[] start() {
        double[] x = new double[unknowns.size()];
        for (int k = 0; k < x.length; k++) {
            Unknown unknown = unknowns.get(k);
            x[k] = (unknown.start() - unknown.low()) / unknown.width();
        }
        return x;
    }

    /** At a bound the angle has no slope, so that a search would stay there. */
    private static double[] inside(double[] x) {
        double[] moved = x.clone();
        for (int k = 0; k < x.length; k++) {
            moved[k] = Math.min(0.98, Math.max(0.02, x[k]));
        }
        return moved;
    }

    /** The best point that a search has looked at: one that stops in the middle, as on an exact fit, has still found it. */
    private static final class Best {
        private double[] point;
        private double cost = Double.POSITIVE_INFINITY;

        Best(double[] from) {
            point = from;
        }

        void look(double[] x, double[] residuals) {
            double sum = squares(residuals);
            if (sum < cost) {
                cost = sum;
                point = x;
            }
        }
    }

    private double[] search(double[] from) {
        Best best = new Best(from);
        double[] angles = new double[from.length];
        for (int k = 0; k < from.length; k++) {
            angles[k] = Math.asin(Math.sqrt(from[k]));
        }
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(1e-12)
                    .withParameterRelativeTolerance(1e-10)
                    .optimize(new LeastSquaresBuilder()
                            .start(angles)
                            .target(new double[size()])
                            .model(at -> linear(at.toArray(), best))
                            .maxEvaluations(200)
                            .maxIterations(200)
                            .build());
        } catch (MathIllegalStateException | SingularMatrixException stuck) {
            return best.point;
        }
        return best.point;
    }

    /** Residuals and their slopes by the angles. */
    private Pair<RealVector, RealMatrix> linear(double[] angles, Best best) {
        double[] x = point(angles);
        double[] residuals = residuals(x);
        best.look(x, residuals);
        double[][] slopes = slopes(x);
        for (double[] row : slopes) {
            for (int k = 0; k < row.length; k++) {
                row[k] *= Math.sin(2 * angles[k]);
            }
        }
        return new Pair<>(new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(slopes, false));
    }

    /** CMA-ES on the coordinates themselves; steps outside the bounds are mirrored to the bound by the optimizer. */
    private double[] evolve(double[] from, int seed) {
        int n = from.length;
        double[] low = new double[n];
        double[] high = new double[n];
        double[] sigma = new double[n];
        Arrays.fill(high, 1);
        Arrays.fill(sigma, 0.2);
        CMAESOptimizer optimizer = new CMAESOptimizer(
                400 * n, 1e-14, true, 0, 0, new Well19937c(seed), false, new SimpleValueChecker(1e-13, 1e-13));
        try {
            return optimizer
                    .optimize(
                            new ObjectiveFunction(this::cost),
                            GoalType.MINIMIZE,
                            new InitialGuess(from),
                            new SimpleBounds(low, high),
                            new CMAESOptimizer.Sigma(sigma),
                            new CMAESOptimizer.PopulationSize(4 + (int) (3 * Math.log(n)) + n),
                            new MaxEval(EVALUATIONS * n))
                    .getPoint();
        } catch (MathIllegalStateException spent) {
            return from;
        }
    }

    private static double[] point(double[] angles) {
        double[] x = new double[angles.length];
        for (int k = 0; k < x.length; k++) {
            double sine = Math.sin(angles[k]);
            x[k] = sine * sine;
        }
        return x;
    }

    private double[] values(double[] x) {
        double[] values = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            values[k] = unknowns.get(k).low() + x[k] * unknowns.get(k).width();
        }
        return values;
    }

    private List<Change> changes(double[] x, String origin) {
        double[] values = values(x);
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            changes.addAll(unknowns.get(k).changes(values[k], origin));
        }
        return changes;
    }

    private Projection project(Market from, double[] x) {
        Market moved = from.apply(changes(x, "calibration"));
        if (world.isEmpty()) {
            return Engine.project(Plan.of("calibration", Drivers.of(moved, List.of())));
        }
        Plan plan = world.get().plan().on(moved);
        return plan.off().isEmpty()
                ? Engine.project(plan)
                : Engine.compare(world.get().base().on(moved), plan).scenario();
    }

    private double cost(double[] x) {
        return squares(residuals(x));
    }

    private static double squares(double[] residuals) {
        double sum = 0;
        for (double r : residuals) {
            sum += r * r;
        }
        return sum;
    }

    /** One residual a figure, then one a prior. */
    private int size() {
        return figures.size() + priors.size();
    }

    private double[] residuals(double[] x) {
        Interrupts.check();
        double[] residuals = new double[size()];
        double[] values = values(x);
        try {
            Projection projection = project(cut, x);
            for (int i = 0; i < figures.size(); i++) {
                Figure f = figures.get(i);
                double model = f.target().fitted(projection, f.quarter());
                double miss = Math.log(model / f.target().observed(f.quarter()))
                        / f.target().tolerance();
                residuals[i] = Double.isFinite(miss) ? miss : REFUSED;
            }
        } catch (InvalidInputException refused) {
            Arrays.fill(residuals, 0, figures.size(), REFUSED);
        }
        for (int i = 0; i < priors.size(); i++) {
            residuals[figures.size() + i] = priors.get(i).miss(values[unknownOf[i]]);
        }
        return residuals;
    }

    /** Derivatives of the residuals by the coordinates, by central differences inside the bounds. */
    private double[][] slopes(double[] x) {
        double[][] slopes = new double[size()][x.length];
        for (int k = 0; k < x.length; k++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[k] = Math.min(1, x[k] + STEP);
            down[k] = Math.max(0, x[k] - STEP);
            double[] above = residuals(up);
            double[] below = residuals(down);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i][k] = (above[i] - below[i]) / (up[k] - down[k]);
            }
        }
        return slopes;
    }
}
