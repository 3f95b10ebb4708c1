package io.jevons.cost;

/** The roofline as a strategy: it tries the groups and precisions that a request leaves open, and takes the cheapest. */
final class RooflineServingModel implements ServingModel {
    @Override
    public String name() {
        return ROOFLINE;
    }

    @Override
    public ServingAnswer serve(ServingRequest request) {
        Serving base = Serving.of(request.model(), request.gpu()).workload(request.workload());
        Deployment best = Deployments.best(Deployments.tried(base, request.gpus(), request.precision()));
        return best.cost()
                .map(cost -> ServingAnswer.fits(cost.gpuHoursPerMtok(), best.serving() + ", batch " + cost.batch()))
                .orElseGet(() -> ServingAnswer.lacks(best.missingBytes(), best.reason()));
    }
}
