package io.jevons.demand.engine;

import io.jevons.demand.Channel;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/**
 * The margins of demand that answer the task price x with an elasticity and a lag of their own, and nothing else: ln y moves
 * towards -elasticity x. Tokens are multiplied by each of them, and their elasticities add to that of the long run. A margin of
 * this form is a constant here, between its parameters in the key table and its channel.
 */
enum PriceMargin {
    NEW_MARKETS(Channel.NEW_MARKETS, Slot.CELLS_NEW_MARKET_ELASTICITY, Slot.CELLS_NEW_MARKET_TIME),
    EFFORT(Channel.EFFORT, Slot.CELLS_EFFORT_ELASTICITY, Slot.CELLS_EFFORT_TIME);

    /** All of them: an array, since going through a list makes an iterator, and the engine does so in every quarter. */
    static final PriceMargin[] ALL = values();

    /** Those that a cell may be without; every cell has the other, which goes into one pass with what else every cell has. */
    static final PriceMargin[] OPTIONAL =
            Arrays.stream(ALL).filter(margin -> margin != NEW_MARKETS).toArray(PriceMargin[]::new);

    private final Channel channel;
    private final Slot elasticity;
    private final Slot time;

    PriceMargin(Channel channel, Slot elasticity, Slot time) {
        this.channel = channel;
        this.elasticity = elasticity;
        this.time = time;
    }

    /** What holds it at the base's path. */
    Channel channel() {
        return channel;
    }

    Slot elasticity() {
        return elasticity;
    }

    /** How long it takes to adjust. */
    Slot time() {
        return time;
    }

    /** Whether the market says that a cell has it. */
    boolean isIn(CompiledMarket market, int cell) {
        return market.isGiven(elasticity, cell);
    }
}
