package org.threeline.catalog.form;

/** What kind of answer a question takes; {@link FormAnswers} says what each becomes. */
public enum FieldType {
    /** One line. */
    TEXT,
    /** Several lines. */
    TEXT_AREA,
    /** A decimal number. */
    NUMBER,
    /** A calendar date without a time. */
    DATE,
    /** One of the options. */
    CHOICE,
    /** Any of the options. */
    MULTI_CHOICE,
    /** Yes or no; required means yes. */
    CHECKBOX,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A colleague, by login; whether there is such a person is for the desk to find out. */
    PERSON;

    /** Whether the answer is picked from the field's options. */
    public boolean hasOptions() {
        return this == CHOICE || this == MULTI_CHOICE;
    }

    /** Whether the answer is free text of a limited length. */
    public boolean isText() {
        return this == TEXT || this == TEXT_AREA;
    }
}
