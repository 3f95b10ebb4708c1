package io.jevons.demand;

/** Explains any series of a projection: where each variable's formula is, by what it belongs to. */
final class Reasons {
    private final ReasonBook book;
    private final CostReasons costs;
    private final RentReasons rents;
    private final StartReasons starts;
    private final ChoiceReasons choices;
    private final DemandReasons demands;
    private final WorkReasons work;
    private final EngineeringReasons engineering;

    private Reasons(ReasonBook book) {
        this.book = book;
        costs = new CostReasons(this);
        rents = new RentReasons(this);
        starts = new StartReasons(this);
        choices = new ChoiceReasons(this);
        demands = new DemandReasons(this);
        work = new WorkReasons(this);
        engineering = new EngineeringReasons(this);
    }

    static Reasons of(Trace trace) {
        return new Reasons(new ReasonBook(trace));
    }

    ReasonBook book() {
        return book;
    }

    CostReasons costs() {
        return costs;
    }

    RentReasons rents() {
        return rents;
    }

    StartReasons starts() {
        return starts;
    }

    ChoiceReasons choices() {
        return choices;
    }

    DemandReasons demands() {
        return demands;
    }

    WorkReasons work() {
        return work;
    }

    EngineeringReasons engineering() {
        return engineering;
    }

    FleetReasons fleet(Trace.Line line) {
        return FleetReasons.of(this, line);
    }

    /** A series in one quarter, where the projection has this value. */
    Quantity of(Selection.Entry entry, int period, double value) {
        Trace.Line line = book.trace.own;
        int index = entry.index();
        return switch (entry.variable().level()) {
            case TIER ->
                entry.variable().engineering()
                        ? engineering(entry.variable(), index, period, value)
                        : tier(line, entry.variable(), index, period, value);
            case CELL, CELL_AND_TIER -> cell(line, entry, period, value);
            case WORKLOAD -> workload(line, entry.variable(), index, period, value);
            case TOTAL -> total(line, entry.variable(), period, value);
        };
    }

    private Quantity tier(Trace.Line line, Variable variable, int j, int i, double value) {
        FleetReasons fleet = fleet(line);
        return switch (variable) {
            case NEED -> work.need(line, j, i);
            case FLEET -> fleet.units(j, i);
            case SHIPPED -> fleet.shipped(j, i);
            case SHIPPED_UNITS -> fleet.shippedUnits(j, i, value);
            case SALES -> fleet.sales(line, j, i, value);
            case HOURS_INFERENCE -> work.inference(line, j, i);
            case HOURS_TRAINING -> work.training(line, j, i);
            case HOURS_OTHER -> work.other(line, j, i);
            case RENT -> rents.rent(line, j, i);
            case TIGHTNESS -> fleet.tightness(j, i);
            case UNSERVED -> fleet.unserved(j, i, value);
            case POWER -> fleet.power(j, i, value);
            case WAITING, UNIT_PRICE -> kept(variable, book.market.tierNames.get(j), i, value);
            default -> throw new IllegalStateException(variable.toString());
        };
    }

    /** A number of the run whose formula is not spelled out. */
    private Quantity kept(Variable variable, String entity, int i, double value) {
        String name = variable.key() + " of " + entity + ", " + book.quarter(i);
        return Quantity.given("y", name, variable.unit(), value, "kept by the run");
    }

    private Quantity engineering(Variable variable, int j, int i, double value) {
        FleetReasons fleet = FleetReasons.ofEngineering(this);
        return switch (variable) {
            case ENGINEERING_HOURS -> engineering.hours(j, i);
            case ENGINEERING_NEED -> engineering.need(j, i);
            case ENGINEERING_FLEET -> fleet.units(j, i);
            case ENGINEERING_SALES -> fleet.sales(book.trace.base, j, i, value);
            case ENGINEERING_POWER -> fleet.power(j, i, value);
            default -> throw new IllegalStateException(variable.toString());
        };
    }

    private Quantity cell(Trace.Line line, Selection.Entry entry, int i, double value) {
        int c = entry.index();
        return switch (entry.variable()) {
            case TOKENS -> demands.tokens(line, c, i);
            case TOKENS_SERVED -> work.servedTokens(line, c, i);
            case PRICE -> choices.price(line, c, i);
            case PRICE_INDEX -> choices.index(line, c, i);
            case VIABLE -> demands.viable(line, c, i);
            case ADOPTION -> demands.adoption(line, c, i);
            case INTENSITY -> demands.intensity(line, c, i);
            case NEW_MARKETS -> demands.newMarkets(line, c, i);
            case EFFORT -> kept(entry.variable(), entry.key().entity(), i, value);
            case SHARE -> choices.share(line, c, entry.tier(), i);
            case ELASTICITY_LONG_RUN -> demands.elasticity(line, c, i, value);
            case CELL_HOURS -> costs.hours(line, c, entry.tier(), i);
            case CELL_GROWTH -> demands.growth(line, c, i, value);
            case TOKENS_PER_TASK -> demands.tokensPerTask(line, c, i);
            default -> throw new IllegalStateException(entry.toString());
        };
    }

    private Quantity workload(Trace.Line line, Variable variable, int k, int i, double value) {
        return switch (variable) {
            case HOURS -> work.hours(line, k, i);
            case TRAINING_GROWTH -> work.trainingGrowth(line, k, i, value);
            case TRAINING_RESPONSE -> work.trainingResponse(line, k, i, value);
            case TRAINING_EFFICIENCY -> work.efficiency(line, k, i);
            default -> throw new IllegalStateException(variable.toString());
        };
    }

    private Quantity total(Trace.Line line, Variable variable, int i, double value) {
        return switch (variable) {
            case TOTAL_TOKENS -> work.totalTokens(line, i, false, value);
            case TOTAL_TOKENS_SERVED -> work.totalTokens(line, i, true, value);
            case REVENUE -> work.revenue(line, i);
            case HOURS_H100E -> work.weightedHours(line, i, value);
            default -> throw new IllegalStateException(variable.toString());
        };
    }
}
