package org.threeline.kernel;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * Somebody asked for what a rule of the desk does not allow now; nothing was changed. The key is stable and
 * language-free ({@code ticket.resolve.not_open}); the sentence belongs to the reader's language and lives in a bundle
 * under the same key.
 */
@ApplicationException(rollback = true)
public class BusinessRuleViolation extends RuntimeException {
    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param key the rule's stable name, never null
     * @param arguments what the sentence mentions, in the order of its placeholders
     */
    public BusinessRuleViolation(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }
}
