package org.threeline.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Version 1 of the REST interface; every resource and provider of this archive belongs to it. */
@ApplicationPath(RestApplication.BASE)
public class RestApplication extends Application {
    /** The path all resources are below. */
    public static final String BASE = "/api/v1";

    @Override
    public Map<String, Object> getProperties() {
        // Payara would otherwise find its own JSON providers, which answer differently.
        return Map.of("jersey.config.disableAutoDiscovery", true);
    }
}
