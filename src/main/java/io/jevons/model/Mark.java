package io.jevons.model;

/** What a mark behind a symbol asks for. */
public enum Mark {
    /** The value itself. */
    NONE(""),
    /** Last quarter's value. */
    LAST("₋"),
    /** The value of the calibration: quarter 0 of a run without shocks. */
    CALIBRATION("₀"),
    /** The base's value. */
    BASE("ᵇ"),
    /** The value of the engineering estimate. */
    ESTIMATE("ᵉ");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /**
     * How it is written.
     *
     * @return the sign behind a symbol; empty for none
     */
    public String sign() {
        return sign;
    }
}
