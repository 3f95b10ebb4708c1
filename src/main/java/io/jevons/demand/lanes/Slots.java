package io.jevons.demand.lanes;

import java.util.function.Function;

/** Where the engine finds a market's numbers: the slot of each, by the index of its tier, cell or workload. */
public final class Slots {
    private Slots() {}

    /** A fading growth. */
    public static final class Growth {
        public final int[] start;
        public final int[] longRun;
        public final int[] fade;

        Growth(Function<String, int[]> slots) {
            start = slots.apply("start");
            longRun = slots.apply("long-run");
            fade = slots.apply("fade-years");
        }
    }

    /** The numbers of a tier. */
    public static final class Tier {
        public final int[] price;
        public final int[] priceDecline;
        public final int[] platform;
        public final int[] power;
        public final int[] powerDecline;
        public final int[] life;
        public final int[] busy;
        public final int[] installed;
        public final int[] rent;
        public final int[] shipments;
        public final int[] capacity;
        public final int[] capacityGrowth;
        public final int[] capacityResponse;
        public final int[] backlog;
        public final int[] perfGrowth;
        public final int[] supplyElasticity;
        public final int[] contract;
        public final int[] h100;
        public final int[] overhead;
        public final int[] deployment;
        public final int[] otherHours;
        public final Growth otherGrowth;

        Tier(Function<String, int[]> slots, int[] otherHours, Growth otherGrowth) {
            price = slots.apply("price-usd");
            priceDecline = slots.apply("price-decline");
            platform = slots.apply("platform");
            power = slots.apply("power-w");
            powerDecline = slots.apply("power-decline");
            life = slots.apply("life-years");
            busy = slots.apply("busy");
            installed = slots.apply("installed");
            rent = slots.apply("rent-usd-per-hour");
            shipments = slots.apply("shipments-per-year");
            capacity = slots.apply("capacity-per-year");
            capacityGrowth = slots.apply("capacity-growth");
            capacityResponse = slots.apply("capacity-response");
            backlog = slots.apply("backlog");
            perfGrowth = slots.apply("perf-growth");
            supplyElasticity = slots.apply("supply-elasticity");
            contract = slots.apply("contract-years");
            h100 = slots.apply("h100-equivalents");
            overhead = slots.apply("server-overhead");
            deployment = slots.apply("deployment-years");
            this.otherHours = otherHours;
            this.otherGrowth = otherGrowth;
        }
    }

    /** The numbers of a cell; shares, utilisation and latent offsets by cell and tier, -1 where there is none. */
    public static final class Cell {
        public final int[] tokens;
        public final int[] viable;
        public final int[] adoption;
        public final int[] sigma;
        public final int[] elasticity;
        public final int[] saturation;
        public final int[] newElasticity;
        public final int[] newTime;
        public final int[] bassP;
        public final int[] bassQ;
        public final Growth growth;
        public final int[] valueGrowth;
        public final int[] adjust;
        public final int[] exit;
        public final int[] switching;
        public final int[] beta;
        public final int[] markup;
        public final int[] passThrough;
        public final int[] effort;
        public final int[] effortTime;
        public final int[] share;
        public final int[] utilisation;
        public final int[] latent;

        Cell(Function<String, int[]> slots, Function<String, int[]> slotsByTier, Growth growth) {
            tokens = slots.apply("tokens-per-day");
            viable = slots.apply("viable");
            adoption = slots.apply("adoption");
            sigma = slots.apply("sigma");
            elasticity = slots.apply("elasticity");
            saturation = slots.apply("saturation");
            newElasticity = slots.apply("new-market-elasticity");
            newTime = slots.apply("new-market-time");
            bassP = slots.apply("bass.p");
            bassQ = slots.apply("bass.q");
            this.growth = growth;
            valueGrowth = slots.apply("value-growth");
            adjust = slots.apply("adjust-time");
            exit = slots.apply("exit-time");
            switching = slots.apply("switching-time");
            beta = slots.apply("beta");
            markup = slots.apply("markup");
            passThrough = slots.apply("pass-through");
            effort = slots.apply("effort-elasticity");
            effortTime = slots.apply("effort-time");
            share = slotsByTier.apply("shares");
            utilisation = slotsByTier.apply("utilisation");
            latent = slotsByTier.apply("latent");
        }
    }

    /** The numbers of a site. */
    public static final class Site {
        public final int[] power;
        public final Growth growth;

        Site(Function<String, int[]> slots, Growth growth) {
            power = slots.apply("power-mw");
            this.growth = growth;
        }
    }

    /** The numbers of a vendor. */
    public static final class Vendor {
        public final int[] margin;
        public final int[] response;
        public final int[] pricing;

        Vendor(Function<String, int[]> slots) {
            margin = slots.apply("gross-margin");
            response = slots.apply("response");
            pricing = slots.apply("pricing-years");
        }
    }

    /** The numbers of a training workload; its split by workload and tier, -1 where there is none. */
    public static final class Training {
        public final int[] hours;
        public final int[] split;
        public final int[] trend;
        public final int[] elasticity;
        public final Growth growth;
        public final int[] pull;
        public final int[] adjust;

        Training(Function<String, int[]> slots, int[] split, Growth growth) {
            hours = slots.apply("gpu-hours-per-year");
            this.split = split;
            trend = slots.apply("efficiency-trend");
            elasticity = slots.apply("elasticity");
            this.growth = growth;
            pull = slots.apply("revenue-pull");
            adjust = slots.apply("adjust-time");
        }
    }
}
