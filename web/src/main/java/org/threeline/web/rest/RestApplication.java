package org.threeline.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Version 1 of the REST interface; every resource and provider of this archive belongs to it. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Threeline",
                        version = "1",
                        description =
                                "The service desk for the inside of a company. Times are UTC with Z, durations are"
                                        + " seconds. Whatever is refused is answered with a Problem."),
        security = @SecurityRequirement(name = "token"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "token",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "A token of POST /tokens"),
                        schemas = @Schema(name = "Problem", implementation = Problem.class)))
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
