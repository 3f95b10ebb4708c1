package io.jevons.cost;

/** The fields while a copy is made. */
final class DistillationDraft {
    final ModelSpec teacher;
    final ModelSpec student;
    Distillation.Method method = Distillation.Method.OFF_POLICY;
    double samples = RetentionLaw.REFERENCE_SAMPLES;
    double tokensPerSample = 5400;
    double acceptance = 0.25;
    double epochs = 2;
    double studentUtilisation = 0.25;
    double qualityExponent = 1;
    GpuSpec gpu = GpuSpec.named("H100 SXM5 80GB");

    DistillationDraft(ModelSpec teacher, ModelSpec student) {
        this.teacher = teacher;
        this.student = student;
    }

    DistillationDraft(Distillation distillation) {
        teacher = distillation.teacher;
        student = distillation.student;
        method = distillation.method;
        samples = distillation.samples;
        tokensPerSample = distillation.tokensPerSample;
        acceptance = distillation.acceptance;
        epochs = distillation.epochs;
        studentUtilisation = distillation.studentUtilisation;
        qualityExponent = distillation.qualityExponent;
        gpu = distillation.gpu;
    }
}
