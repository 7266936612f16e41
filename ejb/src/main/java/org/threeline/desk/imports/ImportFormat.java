package org.threeline.desk.imports;

import java.util.Arrays;
import org.threeline.kernel.InvalidInput;

/** Which log of which system a file holds. */
public enum ImportFormat {
    /** The audit log of incidents a ServiceNow instance keeps: one row per update. */
    SERVICENOW_INCIDENT_LOG("servicenow-incident-log");

    private final String key;

    ImportFormat(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** @throws InvalidInput at the field {@code format} where it is missing or unknown */
    public static ImportFormat of(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("format", "input.not_an_option", allKeys()));
    }

    private static String allKeys() {
        return String.join(", ", Arrays.stream(values()).map(ImportFormat::key).toList());
    }
}
