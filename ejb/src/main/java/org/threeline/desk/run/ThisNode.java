package org.threeline.desk.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.threeline.kernel.Setting;

/** This server process among those on one database, and the runs it has in hand. */
@ApplicationScoped
public class ThisNode {
    private static final int UNIQUE_PART = 8;

    // A restarted server is another node: it must not take the runs of its predecessor for its own.
    private final String name =
            Setting.NODE.text() + "/" + UUID.randomUUID().toString().substring(0, UNIQUE_PART);

    private final Instant startedAt =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    private final Map<Long, Long> executions = new ConcurrentHashMap<>();

    public String name() {
        return name;
    }

    /** When the process began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** Keeps the run alive from now on. */
    public void hold(long run, long execution) {
        executions.put(run, execution);
    }

    public void letGo(long run) {
        executions.remove(run);
    }

    /** The container's execution of each run in hand. */
    public Map<Long, Long> executions() {
        return Map.copyOf(executions);
    }
}
