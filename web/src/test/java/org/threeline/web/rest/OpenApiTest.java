package org.threeline.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void everyResourceMethodIsDescribedWithASummary() throws Exception {
        var document = document();
        var missing = new ArrayList<String>();
        for (var resource : resources()) {
            for (var method : resource.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> {
                    var path = path(resource, method);
                    var operation = document.path("paths").path(path).path(verb);
                    if (operation.path("summary").asText().isBlank()) {
                        missing.add(verb + " " + path);
                    }
                });
            }
        }
        assertThat(resources()).hasSizeGreaterThan(5);
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsDescribedThatDoesNotExist() throws Exception {
        var described = new ArrayList<String>();
        document().path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> {
                    // What all methods of a path take stands beside them.
                    if (!verb.equals("parameters")) {
                        described.add(verb + " " + path.getKey());
                    }
                }));
        var existing = new ArrayList<String>();
        for (var resource : resources()) {
            for (var method : resource.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> existing.add(verb + " " + path(resource, method)));
            }
        }
        assertThat(existing).containsAll(described);
    }

    private static JsonNode document() throws IOException {
        try (var json = OpenApiServlet.class.getResourceAsStream("openapi.json")) {
            return Json.MAPPER.readTree(json);
        }
    }

    private static List<Class<?>> resources() throws Exception {
        var classes = Paths.get(RestApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var found = new ArrayList<Class<?>>();
        try (var files = Files.walk(classes.resolve("org/threeline/web/rest"))) {
            for (var file : files.filter(each -> each.toString().endsWith("Resource.class"))
                    .toList()) {
                var name = classes.relativize(file).toString().replace(".class", "");
                var type = Class.forName(name.replace('/', '.').replace('\\', '.'));
                if (type.isAnnotationPresent(Path.class)) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(annotation -> annotation != null)
                .map(annotation -> annotation.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        var own = method.getAnnotation(Path.class);
        return (RestApplication.BASE + "/" + resource.getAnnotation(Path.class).value() + "/"
                        + (own == null ? "" : own.value()))
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
    }
}
