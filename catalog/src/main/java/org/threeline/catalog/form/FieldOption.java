package org.threeline.catalog.form;

import org.threeline.kernel.LocalizedText;

/**
 * One possible answer.
 *
 * @param value what is stored and sent, unique within the field
 * @param label what people read
 */
public record FieldOption(String value, LocalizedText label) {}
