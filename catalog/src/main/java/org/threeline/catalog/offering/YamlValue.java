package org.threeline.catalog.offering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.threeline.kernel.LocalizedText;

/**
 * A value in a YAML file that knows where it stands. Each question notes a fault and answers null when the value is not
 * what was asked for, so that reading goes on and finds the next fault.
 */
final class YamlValue {
    /** More than any catalogue; an upload beyond it is not looked at. */
    static final int LONGEST_FILE = 2_000_000;

    private static final int DEEPEST = 20;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,6})?");
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,6})]");

    private final Faults faults;
    private final String file;
    private final Node key;
    private final Node node;
    private final String path;
    private Map<String, YamlValue> entries;

    private YamlValue(Faults faults, String file, Node key, Node node, String path) {
        this.faults = faults;
        this.file = file;
        this.key = key;
        this.node = node;
        this.path = path;
    }

    /** The root of a file; null when it is empty or not YAML of the plain kind catalogues are written in. */
    static YamlValue root(CatalogueSource source, Faults faults) {
        if (source.text().length() > LONGEST_FILE) {
            faults.add(
                    source.name(),
                    Optional.empty(),
                    "",
                    "yaml.too_big",
                    "The file has more than " + LONGEST_FILE + " characters.");
            return null;
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setUseMarks(true)
                .setCodePointLimit(LONGEST_FILE + 1)
                .build();
        try {
            if (!isPlain(source, settings, faults)) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(source.text());
            if (root.isEmpty()) {
                faults.add(source.name(), Optional.empty(), "", "yaml.empty", "The file is empty.");
                return null;
            }
            return new YamlValue(faults, source.name(), null, root.get(), "");
        } catch (MarkedYamlEngineException malformed) {
            faults.add(
                    source.name(),
                    malformed.getProblemMark().or(malformed::getContextMark),
                    "",
                    "yaml.malformed",
                    "This is not YAML: " + malformed.getProblem() + ".");
        } catch (YamlEngineException malformed) {
            faults.add(
                    source.name(),
                    Optional.empty(),
                    "",
                    "yaml.malformed",
                    "This is not YAML: it holds a character that cannot be printed, or it is damaged.");
        }
        return null;
    }

    /** Looks at a file without building anything: nothing in it may make a small file large or a value an object. */
    private static boolean isPlain(CatalogueSource source, LoadSettings settings, Faults faults) {
        int depth = 0;
        boolean plain = true;
        for (Event event : new Parse(settings).parseString(source.text())) {
            if (event instanceof AliasEvent || event instanceof NodeEvent named && hasAnchor(named)) {
                plain = false;
                faults.add(
                        source.name(),
                        event.getStartMark(),
                        "",
                        "yaml.alias",
                        "Anchors and aliases are not used here; a text that begins with * or & needs quotes.");
            }
            if (tagOf(event).isPresent()) {
                plain = false;
                faults.add(
                        source.name(),
                        event.getStartMark(),
                        "",
                        "yaml.tag",
                        "Tags are not used here; a text that begins with ! needs quotes.");
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                faults.add(
                        source.name(),
                        event.getStartMark(),
                        "",
                        "yaml.too_deep",
                        "Values are nested more than " + DEEPEST + " levels deep.");
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return plain;
    }

    private static boolean hasAnchor(NodeEvent event) {
        return event.getAnchor().isPresent();
    }

    private static Optional<String> tagOf(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }

    /** Where it stands, for example {@code services.laptop.form.fields[2]}. */
    String path() {
        return path;
    }

    /** Notes that something is wrong with the value. */
    void fault(String code, String message) {
        faults.add(file, node.getStartMark(), path, code, message);
    }

    /** Notes that something is wrong with the key the value stands under, or with the value where it has none. */
    void faultAtKey(String code, String message) {
        faults.add(file, (key == null ? node : key).getStartMark(), path, code, message);
    }

    boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private <T> T mistyped(String expected) {
        if (isNull()) {
            fault("value.empty", "Here is nothing, but " + expected + " is expected.");
        } else {
            fault("value.mistyped", "Here " + expected + " is expected.");
        }
        return null;
    }

    /** The values of a mapping by key, in their order; a key that stands there twice is a fault. */
    Map<String, YamlValue> entries() {
        if (entries != null) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            return mistyped("a mapping (key: value)");
        }
        entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                faults.add(
                        file,
                        tuple.getKeyNode().getStartMark(),
                        path,
                        "key.mistyped",
                        "A key is a word, not a list or a mapping.");
                continue;
            }
            YamlValue value = new YamlValue(faults, file, name, tuple.getValueNode(), below(name.getValue()));
            if (entries.containsKey(name.getValue())) {
                value.faultAtKey(
                        "key.duplicate", "The key " + Spelling.quoted(name.getValue()) + " stands here twice.");
            } else {
                entries.put(name.getValue(), value);
            }
        }
        return entries;
    }

    private String below(String name) {
        String shown = name.length() <= 80 ? name : name.substring(0, 80);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    /** The mapping as an object with known keys; another key is a fault. */
    YamlObject object(String... known) {
        Map<String, YamlValue> found = entries();
        if (found == null) {
            return null;
        }
        List<String> names = Arrays.asList(known);
        found.forEach((name, value) -> {
            if (!names.contains(name)) {
                value.faultAtKey(
                        "key.unknown",
                        "The key " + Spelling.quoted(name) + " is not known here" + Spelling.hint(name, names));
            }
        });
        return new YamlObject(this, found);
    }

    /** The values of a list. */
    List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return mistyped("a list");
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(faults, file, null, item, path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** A text of at least one and at most so many characters, stripped; numbers are texts too. */
    String text(int longest) {
        if (!(node instanceof ScalarNode scalar) || isNull()) {
            return mistyped("a text");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            fault("value.empty", "The text is empty.");
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            fault("value.too_long", "The text has more than " + longest + " characters.");
            return null;
        }
        if (text.indexOf('\uFFFD') >= 0) {
            fault("yaml.not_utf8", "The text holds a damaged character: the file must be saved as UTF-8.");
            return null;
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            fault("value.control_character", "The text holds a control character.");
            return null;
        }
        return text;
    }

    /** A text in both languages, or English alone. */
    LocalizedText localized(int longest) {
        if (!(node instanceof MappingNode)) {
            String english = text(longest);
            return english == null ? null : new LocalizedText(english, null);
        }
        YamlObject both = object("en", "ru");
        YamlValue english = both.required("en");
        YamlValue russian = both.optional("ru");
        String en = english == null ? null : english.text(longest);
        String ru = russian == null ? null : russian.text(longest);
        return en == null ? null : new LocalizedText(en, ru);
    }

    /** {@code true} or {@code false}. */
    Boolean flag() {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        return mistyped("true or false");
    }

    /** Whether it is written as a whole number, within limits or not. */
    boolean isNumber() {
        return node instanceof ScalarNode scalar && scalar.getValue().matches("-?[0-9]+");
    }

    /** A whole number within limits. */
    Integer integer(int least, int most) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getValue().matches("-?[0-9]{1,400}")) {
            return mistyped("a whole number");
        }
        String digits = scalar.getValue();
        long number = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (number < least || number > most) {
            fault("value.out_of_range", "Here a number from " + least + " to " + most + " is expected.");
            return null;
        }
        return (int) number;
    }

    /** A decimal number without exponent. */
    BigDecimal number() {
        if (!(node instanceof ScalarNode scalar)
                || !NUMBER.matcher(scalar.getValue()).matches()) {
            return mistyped("a number of at most 15 digits before the point and 6 after it");
        }
        return new BigDecimal(scalar.getValue());
    }

    /** One of an enumeration's names. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        String name = text(60);
        if (name == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
            names.add(each.name());
        }
        fault("value.unknown", Spelling.quoted(name) + " is not possible here" + Spelling.hint(name, names));
        return null;
    }

    /** The same value as JSON, without the entries named; numbers and the like are texts as they were written. */
    JsonNode json(String... without) {
        if (node instanceof MappingNode) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries().forEach((name, value) -> {
                if (!Arrays.asList(without).contains(name)) {
                    object.set(name, value.json());
                }
            });
            return object;
        }
        if (node instanceof SequenceNode) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items().forEach(item -> array.add(item.json()));
            return array;
        }
        return isNull()
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(((ScalarNode) node).getValue());
    }

    /** The value a path leads to, or the last one on the way there that exists. */
    YamlValue nearest(String relativePath) {
        YamlValue place = this;
        Matcher steps = STEP.matcher(relativePath);
        while (steps.find()) {
            YamlValue next = place.step(steps.group(1), steps.group(2));
            if (next == null) {
                return place;
            }
            place = next;
        }
        return place;
    }

    private YamlValue step(String name, String index) {
        if (name != null) {
            return node instanceof MappingNode ? entries().get(name) : null;
        }
        if (!(node instanceof SequenceNode)) {
            return null;
        }
        List<YamlValue> items = items();
        int place = Integer.parseInt(index);
        return place < items.size() ? items.get(place) : null;
    }
}
