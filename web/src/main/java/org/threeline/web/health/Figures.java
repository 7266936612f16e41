package org.threeline.web.health;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Everything counted and measured on this node; any module adds to Micrometer's global registry. */
@ApplicationScoped
public class Figures {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private JvmGcMetrics garbage;

    void open(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (garbage == null) {
            garbage = new JvmGcMetrics();
            garbage.bindTo(registry);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            Metrics.addRegistry(registry);
        }
    }

    @PreDestroy
    void close() {
        Metrics.removeRegistry(registry);
        garbage.close();
        registry.close();
    }

    /** All of it in Prometheus' text format. */
    public String text() {
        return registry.scrape();
    }
}
