package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sites and vendors in a market's file: what is read, and what is refused. */
final class SitesAndVendorsFileTest {
    private static final MarketText SITED = MarketText.small()
            .with("sites.grid.power-mw", "40")
            .with("sites.grid.growth.start", "0.3")
            .with("sites.grid.growth.long-run", "-0.1")
            .with("sites.grid.growth.fade-years", "2")
            .with("tiers.big.site", "grid");

    private static final MarketText SOLD = MarketText.small()
            .with("vendors.cuda.gross-margin", "0.7")
            .with("vendors.cuda.response", "0.5")
            .with("vendors.cuda.pricing-years", "1");

    @Test
    void areReadWithTheirUnits() {
        Market sited = SITED.read();
        assertEquals(List.of("grid"), sited.sites());
        assertEquals("MW", sited.parameter("sites.grid.power-mw").unit());
        assertEquals("grid", sited.text("tiers.big.site"));
        assertEquals(List.of("cuda"), SOLD.read().vendors());
        assertEquals(List.of(), MarketText.small().read().vendors());
        assertEquals(List.of(), MarketText.small().read().sites());
    }

    @Test
    void takeTheirBoundsThemselves() {
        SOLD.with("vendors.cuda.gross-margin", "0.9").read();
        SOLD.with("vendors.cuda.response", "0").read();
        SOLD.with("vendors.cuda.response", "1").read();
    }

    @Test
    void refuseWhatLiesOutside() {
        refused(SITED, "tiers.big.server-overhead", "0.99", "must be a finite number >= 1");
        refused(SITED, "tiers.big.deployment-years", "-0.1", "must be a finite number >= 0");
        refused(SITED, "cells.eager.effort-elasticity", "-0.1", "must be a finite number >= 0");
        refused(SITED, "cells.eager.effort-time", "0", "must be a finite number > 0");
        refused(SITED, "sites.grid.power-mw", "0", "must be a finite number > 0");
        refused(SITED, "sites.grid.growth.fade-years", "0", "must be a finite number > 0");
        refused(SOLD, "vendors.cuda.gross-margin", "0", "must be a number in (0, 0.9]");
        refused(SOLD, "vendors.cuda.gross-margin", "0.91", "must be a number in (0, 0.9]");
        refused(SOLD, "vendors.cuda.response", "1.1", "must be a number in [0, 1]");
        refused(SOLD, "vendors.cuda.pricing-years", "0", "must be a finite number > 0");
    }

    private static void refused(MarketText text, String path, String value, String rule) {
        MarketText wrong = text.with(path, value);
        Refusal.of(wrong::read).at("small.yaml", wrong.line(path)).names(path + " = " + value + ": " + rule);
    }

    @Test
    void refuseASiteThatDoesNotExist() {
        MarketText wrong = SITED.with("tiers.big.site", "gird");
        Refusal.of(wrong::read)
                .at("small.yaml", wrong.line("tiers.big.site"))
                .names("tiers.big.site: unknown site 'gird'");
    }

    @Test
    void refuseAVendorOfNoNest() {
        MarketText wrong = SOLD.with("vendors.cudo.gross-margin", "0.5")
                .with("vendors.cudo.response", "0.5")
                .with("vendors.cudo.pricing-years", "1");
        Refusal.of(wrong::read)
                .at("small.yaml", wrong.line("vendors.cudo.gross-margin"))
                .names("vendors.cudo: unknown nest 'cudo'");
    }

    @Test
    void refuseAVendorWhoseNestHasNoTier() {
        MarketText wrong = SOLD.with("nests.empty", "0.5")
                .with("vendors.empty.gross-margin", "0.5")
                .with("vendors.empty.response", "0.5")
                .with("vendors.empty.pricing-years", "1");
        Refusal.of(wrong::read)
                .at("small.yaml", wrong.line("vendors.empty.gross-margin"))
                .names("vendors.empty: must be absent, since no tier is in nest 'empty'");
    }

    @Test
    void refuseWhatIsMissing() {
        Refusal.of(SITED.without("sites.grid.growth")::read).names("missing key 'sites.grid.growth'");
        Refusal.of(SOLD.without("vendors.cuda.response")::read).names("missing key 'vendors.cuda.response'");
    }
}
