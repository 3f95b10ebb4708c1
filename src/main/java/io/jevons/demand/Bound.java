package io.jevons.demand;

/** The ranges that FORMATS allows for parameters. NaN and infinities are in none of them. */
enum Bound {
    POSITIVE("a finite number > 0") {
        @Override
        boolean holds(double x) {
            return x > 0;
        }
    },
    NOT_NEGATIVE("a finite number >= 0") {
        @Override
        boolean holds(double x) {
            return x >= 0;
        }
    },
    NOT_POSITIVE("a finite number <= 0") {
        @Override
        boolean holds(double x) {
            return x <= 0;
        }
    },
    OPEN_UNIT("a number between 0 and 1, both excluded") {
        @Override
        boolean holds(double x) {
            return x > 0 && x < 1;
        }
    },
    FRACTION("a number in (0, 1]") {
        @Override
        boolean holds(double x) {
            return x > 0 && x <= 1;
        }
    },
    MARGIN("a number in (0, 0.9]") {
        @Override
        boolean holds(double x) {
            return x > 0 && x <= 0.9;
        }
    },
    BELOW_ONE("a number in [0, 1)") {
        @Override
        boolean holds(double x) {
            return x >= 0 && x < 1;
        }
    },
    LEAST_BETA("a finite number >= 0.2") {
        @Override
        boolean holds(double x) {
            return x >= 0.2;
        }
    },
    UNIT("a number in [0, 1]") {
        @Override
        boolean holds(double x) {
            return x >= 0 && x <= 1;
        }
    },
    ABOVE_ONE("a finite number > 1") {
        @Override
        boolean holds(double x) {
            return x > 1;
        }
    },
    AT_LEAST_ONE("a finite number >= 1") {
        @Override
        boolean holds(double x) {
            return x >= 1;
        }
    },
    QUARTERS("a whole number between 1 and 400") {
        @Override
        boolean holds(double x) {
            return x >= 1 && x <= 400 && x == Math.rint(x);
        }
    },
    FINITE("a finite number") {
        @Override
        boolean holds(double x) {
            return true;
        }
    };

    private final String phrase;

    Bound(String phrase) {
        this.phrase = phrase;
    }

    abstract boolean holds(double x);

    boolean allows(double x) {
        return Double.isFinite(x) && holds(x);
    }

    String phrase() {
        return phrase;
    }
}
