package io.jevons.demand;

import java.util.function.Function;

/** Where the engine finds a market's numbers: the slot of each, by the index of its tier, cell or workload. */
final class Slots {
    private Slots() {}

    /** A fading growth. */
    static final class Growth {
        final int[] start;
        final int[] longRun;
        final int[] fade;

        Growth(Function<String, int[]> slots) {
            start = slots.apply("start");
            longRun = slots.apply("long-run");
            fade = slots.apply("fade-years");
        }
    }

    /** The numbers of a tier. */
    static final class Tier {
        final int[] price;
        final int[] priceDecline;
        final int[] platform;
        final int[] power;
        final int[] powerDecline;
        final int[] life;
        final int[] busy;
        final int[] installed;
        final int[] rent;
        final int[] shipments;
        final int[] capacity;
        final int[] capacityGrowth;
        final int[] capacityResponse;
        final int[] backlog;
        final int[] perfGrowth;
        final int[] supplyElasticity;
        final int[] contract;
        final int[] h100;
        final int[] overhead;
        final int[] deployment;
        final int[] otherHours;
        final Growth otherGrowth;

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
    static final class Cell {
        final int[] tokens;
        final int[] viable;
        final int[] adoption;
        final int[] sigma;
        final int[] elasticity;
        final int[] saturation;
        final int[] newElasticity;
        final int[] newTime;
        final int[] bassP;
        final int[] bassQ;
        final Growth growth;
        final int[] valueGrowth;
        final int[] adjust;
        final int[] exit;
        final int[] switching;
        final int[] beta;
        final int[] markup;
        final int[] passThrough;
        final int[] effort;
        final int[] effortTime;
        final int[] share;
        final int[] utilisation;
        final int[] latent;

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
    static final class Site {
        final int[] power;
        final Growth growth;

        Site(Function<String, int[]> slots, Growth growth) {
            power = slots.apply("power-mw");
            this.growth = growth;
        }
    }

    /** The numbers of a vendor. */
    static final class Vendor {
        final int[] margin;
        final int[] response;
        final int[] pricing;

        Vendor(Function<String, int[]> slots) {
            margin = slots.apply("gross-margin");
            response = slots.apply("response");
            pricing = slots.apply("pricing-years");
        }
    }

    /** The numbers of a training workload; its split by workload and tier, -1 where there is none. */
    static final class Training {
        final int[] hours;
        final int[] split;
        final int[] trend;
        final int[] elasticity;
        final Growth growth;
        final int[] pull;
        final int[] adjust;

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
