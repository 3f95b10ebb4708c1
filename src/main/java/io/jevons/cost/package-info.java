/** What a token costs: from a model, a GPU and a workload to throughput, GPU-hours, USD and kWh; training cost; distillation. */
@NullMarked
package io.jevons.cost;

import org.jspecify.annotations.NullMarked;
