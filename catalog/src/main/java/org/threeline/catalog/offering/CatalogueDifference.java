package org.threeline.catalog.offering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threeline.catalog.offering.CatalogueChanges.Change;

/** What differs between two catalogues, value by value. */
final class CatalogueDifference {
    private static final int LONGEST_VALUE = 300;

    /** The value of a service that names its family; no other definition has one. */
    private static final String FAMILY = "family";

    private final List<Change> changes = new ArrayList<>();

    private CatalogueDifference() {}

    /** The changes that lead from one catalogue to another. */
    static List<Change> between(CatalogueContent from, CatalogueContent to) {
        CatalogueDifference difference = new CatalogueDifference();
        Map<DefinitionKind, Map<String, ObjectNode>> before = CatalogueDocuments.documents(from);
        Map<DefinitionKind, Map<String, ObjectNode>> after = CatalogueDocuments.documents(to);
        for (DefinitionKind kind : DefinitionKind.values()) {
            difference.section(kind.section(), before.get(kind), after.get(kind));
        }
        return difference.changes;
    }

    /**
     * What leads from one version of a definition to the next.
     *
     * @param path section and key of the definition
     * @param from null when it is new
     */
    static List<Change> between(String path, ObjectNode from, ObjectNode to) {
        if (from == null) {
            return List.of(new Change(path, null, nameOf(to)));
        }
        CatalogueDifference difference = new CatalogueDifference();
        difference.compare(path, from, to);
        return difference.changes;
    }

    private void section(String section, Map<String, ObjectNode> before, Map<String, ObjectNode> after) {
        Set<String> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        for (String key : keys) {
            ObjectNode old = before.get(key);
            ObjectNode now = after.get(key);
            String path = section + "." + key;
            if (old == null || now == null) {
                changes.add(new Change(path, nameOf(old), nameOf(now), familyOf(now)));
            } else {
                compare(path, old, now);
            }
        }
        List<String> order = new ArrayList<>(before.keySet());
        order.retainAll(after.keySet());
        List<String> newOrder = new ArrayList<>(after.keySet());
        newOrder.retainAll(before.keySet());
        if (!order.equals(newOrder)) {
            changes.add(new Change(section, String.join(", ", order), String.join(", ", newOrder)));
        }
    }

    private static String nameOf(ObjectNode document) {
        return document == null ? null : document.path("name").path("en").asText();
    }

    /** The family of a service; null for anything else. */
    private static String familyOf(ObjectNode document) {
        return document == null ? null : document.path(FAMILY).asText(null);
    }

    private void compare(String path, JsonNode old, JsonNode now) {
        if (old.equals(now)) {
            return;
        }
        if (isObject(old, path) && isObject(now, path)) {
            Set<String> names = new LinkedHashSet<>();
            old.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path + "." + name, old.path(name), now.path(name));
            }
            return;
        }
        Map<String, JsonNode> oldItems = named(old);
        Map<String, JsonNode> newItems = named(now);
        if (oldItems == null || newItems == null) {
            changes.add(
                    new Change(path, shown(old), shown(now), path.endsWith("." + FAMILY) ? now.asText(null) : null));
            return;
        }
        Set<String> names = new LinkedHashSet<>(newItems.keySet());
        names.addAll(oldItems.keySet());
        int changesBefore = changes.size();
        for (String name : names) {
            JsonNode oldItem = oldItems.get(name);
            JsonNode newItem = newItems.get(name);
            String place = path + "[" + name + "]";
            if (oldItem == null || newItem == null) {
                changes.add(new Change(place, shown(oldItem), shown(newItem)));
            } else {
                compare(place, oldItem, newItem);
            }
        }
        if (changes.size() == changesBefore) {
            changes.add(new Change(path, String.join(", ", oldItems.keySet()), String.join(", ", newItems.keySet())));
        }
    }

    /** What a service has from its family is told value by value, also where it has nothing else of it. */
    private static boolean isObject(JsonNode node, String path) {
        return node.isObject() || node.isMissingNode() && path.endsWith("." + CatalogueDocuments.INHERITED);
    }

    /** The items of a list by what people call them; null when they have no names, or one twice. */
    private static Map<String, JsonNode> named(JsonNode list) {
        if (!(list instanceof ArrayNode items)) {
            return null;
        }
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String name = nameOf(item);
            if (name == null || named.put(name, item) != null) {
                return null;
            }
        }
        return named;
    }

    private static String nameOf(JsonNode item) {
        if (item.path("name").isTextual()) {
            return item.path("name").textValue();
        } else if (item.path("value").isTextual()) {
            return item.path("value").textValue();
        } else if (item.has("kind") && item.has("priority")) {
            return item.path("kind").asText() + " " + item.path("priority").asText();
        } else if (item.has("kind") && (item.has("atPercent") || item.has("before"))) {
            return ruleOf(item);
        } else if (item.has("line")) {
            return item.path("line").asText();
        }
        return null;
    }

    private static String ruleOf(JsonNode rule) {
        StringBuilder name = new StringBuilder(rule.path("kind").asText());
        rule.path("priorities").forEach(priority -> name.append(' ').append(priority.asText()));
        return name.append(' ')
                .append(
                        rule.has("before")
                                ? "-" + rule.path("before").asText()
                                : rule.path("atPercent").asText() + " %")
                .toString();
    }

    private static String shown(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return null;
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
