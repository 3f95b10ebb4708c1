package io.jevons.market;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.cost.serving.ServingRequest;
import java.util.List;
import java.util.Map;

/**
 * What a file says of a market beside its name: its first quarter; by path its numbers, in the order of files, its texts, and where
 * both stand; what serves grades, GPUs and models of its own, and what is uncertain.
 */
record MarketContents(
        Quarter start,
        Map<String, Parameter> parameters,
        Map<String, String> texts,
        Map<String, String> places,
        Map<String, ServingRequest> served,
        OwnParts own,
        List<VaryRule> uncertainty,
        List<RankCorrelation> correlations) {
    /** With other parameters, of which new ones are put where files have them. */
    MarketContents with(Map<String, Parameter> changed, Map<String, String> changedPlaces, List<VaryRule> rules) {
        Map<String, Parameter> ordered =
                changed.size() == parameters.size() ? changed : MarketTree.inFileOrder(changed, served);
        return new MarketContents(start, ordered, texts, changedPlaces, served, own, rules, correlations);
    }
}
