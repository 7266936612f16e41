package org.threeline.desk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.demo.Course.Until;
import org.threeline.desk.ticket.Channel;

/** Tickets that the known accounts find when the desk opens, whatever the hour. */
final class Scenes {
    private static final int SECONDS_AN_HOUR = 3600;

    private Scenes() {}

    static List<TicketPlan> of(Stories stories, Workforce workforce, Instant now) {
        var plans = new ArrayList<TicketPlan>();
        for (var scene : DemoTexts.list("scenes.yaml")) {
            var story = stories.named((String) scene.get("story"));
            if (story != null) {
                plans.add(plan(scene, story, workforce, now, Lot.of("scene " + plans.size())));
            }
        }
        return plans;
    }

    private static TicketPlan plan(Map<String, Object> scene, Story story, Workforce workforce, Instant now, Lot lot) {
        var hours = ((Number) scene.get("hours")).doubleValue();
        return new TicketPlan(
                // Nobody files on the hour.
                now.minus(Duration.ofSeconds((long) (hours * SECONDS_AN_HOUR))).minusSeconds(lot.between(5, 90)),
                story,
                workforce.named((String) scene.get("who")),
                Channel.PORTAL,
                named(Impact.class, scene.get("impact")),
                named(Urgency.class, scene.get("urgency")),
                workforce.named((String) scene.get("watcher")),
                course(scene),
                (String) scene.get("group"),
                true,
                lot);
    }

    private static Course course(Map<String, Object> scene) {
        var agents = DemoTexts.<Integer>mapOf(scene.get("agents")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, agent -> (String) agent.getValue()));
        return new Course(
                scene.containsKey("depth") ? DemoTexts.number(scene.get("depth")) : 1,
                false,
                named(HoldReason.class, scene.get("hold")),
                false,
                false,
                Boolean.TRUE.equals(scene.get("cancelled")),
                false,
                Until.valueOf((String) scene.get("until")),
                agents,
                0,
                0);
    }

    private static <E extends Enum<E>> E named(Class<E> kind, Object name) {
        return name == null ? null : Enum.valueOf(kind, (String) name);
    }
}
