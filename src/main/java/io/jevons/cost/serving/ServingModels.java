package io.jevons.cost.serving;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.cost.Deployments;
import io.jevons.cost.Serving;
import io.jevons.cost.ServingAnswer;
import io.jevons.internal.PlugIns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The serving models there are. The library's own is known without a look at jars. */
final class ServingModels {
    private static final ServingModel OWN = new RooflineModel();
    private static final PlugIns<ServingModel, Map.Entry<String, ServingModel>> PLUG_INS =
            new PlugIns<>(ServingModel.class, model -> Map.entry(Checks.name("serving model", model.name()), model));

    private ServingModels() {}

    static ServingModel named(String name) {
        if (name.equals(ServingModel.ROOFLINE)) {
            return OWN;
        }
        PlugIns.Found<Map.Entry<String, ServingModel>> found = PLUG_INS.find();
        for (Map.Entry<String, ServingModel> model : found.answers()) {
            if (model.getKey().equals(name)) {
                return model.getValue();
            }
        }
        List<String> known = new ArrayList<>(List.of(ServingModel.ROOFLINE));
        found.answers().forEach(model -> known.add(model.getKey()));
        throw InvalidInputException.unknown("serving model", name, known).with(found.remark(), found.cause());
    }

    static List<ServingModel> all() {
        List<ServingModel> all = new ArrayList<>(List.of(OWN));
        PLUG_INS.find().answers().forEach(model -> all.add(model.getValue()));
        return List.copyOf(all);
    }

    /** The roofline as a strategy: it tries the groups and precisions that a request leaves open, and takes the cheapest. */
    private static final class RooflineModel implements ServingModel {
        @Override
        public String name() {
            return ROOFLINE;
        }

        @Override
        public ServingAnswer serve(ServingRequest request) {
            Serving base = Serving.of(request.model(), request.gpu()).workload(request.workload());
            return Deployments.answer(base, request.gpus(), request.precision());
        }
    }
}
