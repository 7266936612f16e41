package org.threeline.catalog.offering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.CalendarJson;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.kernel.LocalizedText;

/**
 * Definitions as documents: what is stored, exported and compared. A document has the form of the catalogue's files;
 * key and version stand beside it, not in it.
 */
final class CatalogueDocuments {
    static final String INHERITED = "inherited";
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            // A document written by a newer release may know more than this one.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new SimpleModule()
                    .addDeserializer(LocalizedText.class, new TextReading())
                    .addSerializer(CalendarDefinition.class, new CalendarWriting())
                    .addDeserializer(CalendarDefinition.class, new CalendarReading()))
            .build();

    private CatalogueDocuments() {}

    /** The document of a definition; equal definitions have equal documents, whatever their versions. */
    static ObjectNode document(Object definition) {
        ObjectNode document = JSON.valueToTree(definition);
        document.remove(List.of("key", "version"));
        return document;
    }

    /** A document as text. */
    static String text(JsonNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** SHA-256 of a document's text, 64 hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** A stored document back as the tree it was written from. */
    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException | ClassCastException damaged) {
            throw new IllegalStateException("A stored document of the catalogue is damaged", damaged);
        }
    }

    /** A stored document back as the definition it was written from. */
    static Object definition(DefinitionKind kind, String key, int version, String text) {
        ObjectNode document = parse(text).put("key", key).put("version", version);
        try {
            return JSON.treeToValue(document, kind.type());
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Cannot read " + kind + " " + key + " version " + version, damaged);
        }
    }

    /** Definitions of all kinds, sorted into a catalogue. */
    static CatalogueContent content(Map<DefinitionKind, ? extends List<?>> definitions) {
        return new CatalogueContent(
                cast(definitions.get(DefinitionKind.FAMILY), ServiceFamily.class),
                cast(definitions.get(DefinitionKind.CALENDAR), CalendarDefinition.class),
                cast(definitions.get(DefinitionKind.AGREEMENT), ServiceLevelAgreement.class),
                cast(definitions.get(DefinitionKind.GROUP), GroupDefinition.class),
                cast(definitions.get(DefinitionKind.SERVICE), ServiceOffering.class));
    }

    private static <T> List<T> cast(List<?> definitions, Class<T> type) {
        return definitions == null
                ? List.of()
                : definitions.stream().map(type::cast).toList();
    }

    /** The documents of a catalogue by kind and key, in order. */
    static Map<DefinitionKind, Map<String, ObjectNode>> documents(CatalogueContent content) {
        Map<DefinitionKind, Map<String, ObjectNode>> documents = new EnumMap<>(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            Map<String, ObjectNode> section = new LinkedHashMap<>();
            for (Object definition : kind.of(content)) {
                section.put(keyOf(definition), document(definition));
            }
            documents.put(kind, section);
        }
        return documents;
    }

    static String keyOf(Object definition) {
        if (definition instanceof ServiceFamily family) {
            return family.key();
        } else if (definition instanceof CalendarDefinition calendar) {
            return calendar.key();
        } else if (definition instanceof ServiceLevelAgreement agreement) {
            return agreement.key();
        } else if (definition instanceof GroupDefinition group) {
            return group.key();
        }
        return ((ServiceOffering) definition).key();
    }

    /** The whole catalogue in the form of its files. */
    static String yaml(CatalogueContent content) {
        Map<String, Object> whole = new LinkedHashMap<>();
        documents(content).forEach((kind, section) -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            section.forEach((key, document) -> entries.put(key, written(document)));
            whole.put(kind.section(), entries);
        });
        return dump(whole);
    }

    /** One definition as it stands in a section of a file, not indented: its key, and its document below. */
    static String yaml(String key, ObjectNode document) {
        return dump(Map.of(key, written(document)));
    }

    /** A document as it stands in a file, without what a service has from its family. */
    private static Object written(ObjectNode document) {
        return plain(JSON.convertValue(document.deepCopy().without(INHERITED), MAP));
    }

    private static String dump(Map<String, ?> whole) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.AUTO)
                .setWidth(120)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setSplitLines(false)
                // Equal lists would otherwise become anchors, which the reader refuses.
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(whole);
    }

    /** The same tree with whole numbers as such: as decimals they would be written with a tag. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, plain(each)));
            return copy;
        } else if (value instanceof List<?> list) {
            return list.stream().map(CatalogueDocuments::plain).toList();
        }
        return value instanceof BigDecimal number && number.scale() <= 0 ? number.toBigInteger() : value;
    }

    /** Accepts both languages as an object, or English alone as a string. */
    private static final class TextReading extends JsonDeserializer<LocalizedText> {
        @Override
        public LocalizedText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = parser.readValueAsTree();
            return json.isTextual()
                    ? new LocalizedText(json.textValue(), null)
                    : new LocalizedText(
                            json.path("en").textValue(), json.path("ru").textValue());
        }
    }

    private static final class CalendarWriting extends JsonSerializer<CalendarDefinition> {
        @Override
        public void serialize(CalendarDefinition definition, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            ObjectNode document = JSON.createObjectNode();
            document.set("name", JSON.valueToTree(definition.name()));
            document.setAll(CalendarJson.write(definition.calendar()));
            for (String optional : List.of("holidays", "exceptions")) {
                if (document.path(optional).isEmpty()) {
                    document.remove(optional);
                }
            }
            json.writeTree(document);
        }
    }

    private static final class CalendarReading extends JsonDeserializer<CalendarDefinition> {
        @Override
        public CalendarDefinition deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            ObjectNode json = parser.readValueAsTree();
            String key = json.path("key").textValue();
            int version = json.path("version").intValue();
            LocalizedText name = JSON.treeToValue(json.get("name"), LocalizedText.class);
            json.remove(List.of("key", "version", "name"));
            return new CalendarDefinition(key, version, name, CalendarJson.read(json, "calendar"));
        }
    }
}
