package org.threeline.desk.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.offering.ServiceOffering;

/** All stories whose service is offered and can be answered for. */
final class Stories {
    private static final List<String> FILES = List.of("stories-it.yaml", "stories-office.yaml");
    private static final List<String> LANGUAGES = List.of("en", "ru");

    private final Map<String, Story> byName = new LinkedHashMap<>();

    private Stories() {}

    static Stories fitting(CatalogueEdition edition, Workforce workforce) {
        var stories = new Stories();
        var told = new HashMap<String, Integer>();
        for (var file : FILES) {
            for (var entry : DemoTexts.list(file)) {
                var service = (String) entry.get("service");
                var place = told.merge(service, 1, Integer::sum);
                var story = story(service + "/" + place, service, entry);
                if (edition.service(service)
                        .filter(offered -> isAnswered(offered, workforce))
                        .filter(offered -> offered.form().fields().stream()
                                .map(field -> field.name())
                                .toList()
                                .containsAll(story.answers().keySet()))
                        .isPresent()) {
                    stories.byName.put(story.name(), story);
                }
            }
        }
        return stories;
    }

    private static boolean isAnswered(ServiceOffering service, Workforce workforce) {
        return !workforce.team(service.receivingGroup()).isEmpty();
    }

    private static Story story(String name, String service, Map<String, Object> entry) {
        var scripts = new HashMap<String, Map<String, Object>>();
        LANGUAGES.forEach(language -> scripts.put(language, DemoTexts.map(entry.get(language))));
        return new Story(
                name,
                service,
                DemoTexts.number(entry.get("weight")),
                Boolean.TRUE.equals(entry.get("quick")),
                DemoTexts.map(entry.get("answers")),
                scripts);
    }

    List<Story> all() {
        return new ArrayList<>(byName.values());
    }

    /** @return null where the story's service is not offered */
    Story named(String name) {
        return byName.get(name);
    }

    Map<Story, Integer> weights() {
        var weights = new LinkedHashMap<Story, Integer>();
        byName.values().forEach(story -> weights.put(story, story.weight()));
        return weights;
    }
}
