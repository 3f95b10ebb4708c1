package io.jevons.demand.engine;

import io.jevons.base.Parameter;
import io.jevons.demand.CellLanes;
import io.jevons.demand.Channel;
import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Release;
import io.jevons.demand.Strategies;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Driver;
import io.jevons.demand.lanes.DriverValues;
import io.jevons.demand.lanes.Slot;
import io.jevons.market.Market;
import io.jevons.model.Equation;
import io.jevons.model.IndexSet;
import io.jevons.model.ModelInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A market and the drivers of a base and its scenario, as the equations read them. */
final class DriverInputs implements ModelInputs {
    private static final List<String> RESOURCES = List.of("gpu-hours", "gpus", "fleet", "sales", "energy", "spending");

    private final Market market;
    private final CompiledMarket places;
    private final Plan base;
    private final Plan scenario;
    private final Block block;
    private final Map<DriverShock, Drivers> alone = new HashMap<>();

    private DriverInputs(Market market, Plan base, Plan scenario) {
        this.market = market;
        this.base = base;
        this.scenario = scenario;
        places = CompiledMarket.of(market);
        block = new Block(places, 1);
        block.lanes.reset(1);
    }

    /** A replay's market, which may have other values than that of its drivers. */
    static DriverInputs of(Market market, Replay replay) {
        return new DriverInputs(market, replay.base(), replay.plan());
    }

    @Override
    public List<String> names(IndexSet set) {
        return switch (set) {
            case CELL -> market.cells();
            case TIER -> market.tiers();
            case GRADE -> market.grades();
            case NEST -> market.nests();
            case SITE -> market.sites();
            case WORKLOAD -> market.trainingWorkloads();
            case RELEASE -> List.of();
            case RESOURCE -> RESOURCES;
        };
    }

    @Override
    public int owner(IndexSet of, int index, IndexSet owner) {
        return switch (owner) {
            case GRADE -> places.gradeOf[index];
            case NEST -> places.nestOf[index];
            default -> places.siteOf[index];
        };
    }

    @Override
    public OptionalDouble parameter(String path) {
        return market.has(path) ? OptionalDouble.of(market.get(path)) : OptionalDouble.empty();
    }

    /** Which layer set a parameter, where it stands there, how far it is known, and where it came from. */
    @Override
    public String source(String path) {
        Parameter p = market.parameter(path);
        String place = market.place(path).replaceFirst(": $", "");
        if (p.source().startsWith(place)) {
            return p.source();
        }
        String where = place.equals(market.name()) ? "" : " (" + place + ")";
        String kind = p.kind().name().toLowerCase(Locale.ROOT);
        return "market " + market.name() + where + ", " + kind + (p.source().isEmpty() ? "" : ": " + p.source());
    }

    @Override
    public int quarters() {
        return market.quarters();
    }

    private Plan plan(Run run) {
        return run == Run.SCENARIO ? scenario : base;
    }

    @Override
    public List<Effect> effects(String driver, int[] indices, int period, Run run) {
        List<Effect> found = new ArrayList<>();
        if (run == Run.CALIBRATION) {
            return found;
        }
        Drivers drivers = plan(run).drivers();
        if (driver.equals("viability-response")) {
            if (drivers.values().viabilityResponse != 1) {
                found.add(
                        new Effect(drivers.values().viabilityResponse, "the break-even's strength of price responses"));
            }
            return found;
        }
        double neutral = driver.equals("preference") ? 0 : 1;
        for (DriverShock shock : drivers.shocks()) {
            double amount = value(alone(shock).values(), driver, indices, period);
            if (amount != neutral) {
                found.add(new Effect(amount, shock.origin()));
            }
        }
        return found;
    }

    /** The drivers under one shock and no other. */
    private Drivers alone(DriverShock shock) {
        return alone.computeIfAbsent(shock, s -> Drivers.of(places.market, List.of(s)));
    }

    private double value(DriverValues drivers, String driver, int[] indices, int period) {
        double[] values = switch (driver) {
            case "efficiency" -> drivers.of(Driver.EFFICIENCY)[period];
            case "training-efficiency" -> drivers.of(Driver.TRAINING_EFFICIENCY)[period];
            case "tokens-per-task" -> drivers.of(Driver.TOKENS_PER_TASK)[period];
            case "chosen-tokens" -> drivers.of(Driver.CHOSEN_TOKENS)[period];
            case "demand" -> drivers.of(Driver.DEMAND)[period];
            case "value" -> drivers.of(Driver.VALUE)[period];
            case "access" -> drivers.of(Driver.ACCESS)[period];
            case "preference" -> drivers.of(Driver.PREFERENCE)[period];
            case "hardware-price" -> drivers.of(Driver.HARDWARE_PRICE)[period];
            case "capacity" -> drivers.of(Driver.CAPACITY)[period];
            case "site-power" -> drivers.of(Driver.SITE_POWER)[period];
            case "rent" -> drivers.of(Driver.RENT)[period];
            default -> throw new IllegalStateException("unknown driver " + driver);
        };
        return values[indices.length == 1 ? indices[0] : indices[0] * places.tiers + indices[1]];
    }

    @Override
    public List<Released> releases(int period, Run run) {
        Drivers drivers = plan(run).drivers();
        List<Released> found = new ArrayList<>();
        for (Release release : drivers.releases(period)) {
            String name = "release " + (found.size() + 1) + " of " + places.gradeNames.get(release.grade());
            found.add(new OfDrivers(
                    release, name, drivers.shocks().get(release.shock()).origin()));
        }
        return found;
    }

    private record OfDrivers(Release release, String name, String origin) implements Released {
        @Override
        public boolean serves(int grade) {
            return release.grade() == grade;
        }

        @Override
        public double hours(int tier) {
            return release.hours().get(tier);
        }

        @Override
        public double share() {
            return release.share();
        }

        @Override
        public double loss() {
            return release.loss();
        }

        @Override
        public double age() {
            return release.age();
        }
    }

    @Override
    public boolean isOff(String channel) {
        return scenario.off().contains(Channel.of(channel));
    }

    @Override
    public OptionalDouble strategy(Equation equation, int[] indices, Reader reader) {
        return switch (equation.symbol()) {
            case "lnq*", "ηq" -> curve(equation.symbol(), indices[0], reader);
            case "lnμ*" -> rental(indices[0], reader);
            default -> choice(equation.symbol(), indices, reader);
        };
    }

    private OptionalDouble curve(String symbol, int c, Reader reader) {
        if (Strategies.isBuiltIn(block.curve)) {
            return OptionalDouble.empty();
        }
        double[] price = {reader.value("x[c]", c)};
        double[] found = new double[1];
        CellLanes cell = new CellLanes(block.lanes, c);
        if (symbol.equals("ηq")) {
            block.curve.elasticity(cell, price, found);
        } else {
            block.curve.logIntensity(cell, price, found);
        }
        return OptionalDouble.of(found[0]);
    }

    private OptionalDouble rental(int j, Reader reader) {
        if (Strategies.isBuiltIn(block.rental)) {
            return OptionalDouble.empty();
        }
        double[] found = new double[1];
        double[] logTightness = {Math.log(reader.value("tight[j]", j))};
        block.rental.logScarcity(block.calibration.tierLanes[j], logTightness, found);
        return OptionalDouble.of(found[0]);
    }

    private OptionalDouble choice(String symbol, int[] indices, Reader reader) {
        if (Strategies.isBuiltIn(block.choice)) {
            return OptionalDouble.empty();
        }
        int c = indices[0];
        boolean invert = symbol.equals("V₁");
        double[][] utility = new double[places.tiers][1];
        double[][] share = new double[places.tiers][1];
        double[] inclusive = new double[1];
        block.open.clear();
        for (int j = 0; j < places.tiers; j++) {
            double given = invert ? shareOf(c, j) : reader.value("V[c,j]", c, j);
            if (!Double.isNaN(given)) {
                block.open.allow(j);
                (invert ? share : utility)[j][0] = given;
            }
        }
        if (invert) {
            block.choice.invert(block.open.set, share, utility);
            return places.shared[c * places.tiers + indices[1]]
                    ? OptionalDouble.of(utility[indices[1]][0])
                    : OptionalDouble.empty();
        }
        block.choice.choose(block.open.set, utility, share, inclusive);
        return OptionalDouble.of(symbol.equals("IV") ? inclusive[0] : share[indices[1]][0]);
    }

    private double shareOf(int c, int j) {
        int cj = c * places.tiers + j;
        return places.shared[cj] ? block.lanes.row(Slot.CELLS_SHARES, cj)[0] : Double.NaN;
    }
}
