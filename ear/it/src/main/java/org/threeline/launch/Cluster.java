package org.threeline.launch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Several servers on this machine and one database: what each has to be told to find the others. */
public final class Cluster {
    private final List<Integer> ports;

    /** @param nodes how many servers; a single one is told nothing and looks for nobody */
    public Cluster(int nodes) {
        Set<Integer> free = new LinkedHashSet<>();
        while (free.size() < nodes) {
            free.add(Ports.free());
        }
        ports = List.copyOf(free);
    }

    public int size() {
        return ports.size();
    }

    /**
     * Variables for one of the servers, beside those that all of them get.
     *
     * @param node from 0
     */
    public Map<String, String> environmentOf(int node) {
        if (ports.size() == 1) {
            return Map.of();
        }
        var hosts = ports.stream().map(port -> "127.0.0.1[" + port + "]").collect(Collectors.joining(","));
        return Map.of(
                "THREELINE_NODE",
                "node" + (node + 1),
                "THREELINE_CLUSTER_HOSTS",
                hosts,
                "THREELINE_CLUSTER_ADDRESS",
                "127.0.0.1",
                "THREELINE_CLUSTER_PORT",
                ports.get(node).toString());
    }
}
