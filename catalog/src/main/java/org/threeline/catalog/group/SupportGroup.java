package org.threeline.catalog.group;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.threeline.kernel.LocalizedText;

/** A group people can belong to and tickets can be held by: one the catalogue defines, or one an import named. */
@Entity
@Table(name = "support_group")
@Access(AccessType.FIELD)
public class SupportGroup {
    /** Where a group comes from. */
    public enum Origin {
        CATALOGUE,
        IMPORT
    }

    @Id
    @Column(name = "group_key")
    private String key;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_ru")
    private @Nullable String nameRu;

    private int line;

    @Column(name = "calendar_key")
    private @Nullable String calendarKey;

    private boolean active;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    protected SupportGroup() {} // JPA

    /** A group the catalogue defines. */
    static SupportGroup defined(GroupDefinition definition) {
        SupportGroup group = new SupportGroup();
        group.key = definition.key();
        group.follow(definition);
        return group;
    }

    /** Becomes what the catalogue says of it. */
    void follow(GroupDefinition definition) {
        nameEn = definition.name().en();
        nameRu = definition.name().ru();
        line = definition.line();
        calendarKey = definition.calendar();
        active = true;
        origin = Origin.CATALOGUE;
    }

    /** The catalogue no longer defines it; what it holds and held stays. */
    void retire() {
        active = false;
    }

    public String key() {
        return key;
    }

    public LocalizedText name() {
        return new LocalizedText(nameEn, nameRu);
    }

    /** 1, 2 or 3. */
    public int line() {
        return line;
    }

    /** Key of the calendar it works by; null for an imported group. */
    public @Nullable String calendarKey() {
        return calendarKey;
    }

    /** Whether new tickets may come to it. */
    public boolean isActive() {
        return active;
    }

    public Origin origin() {
        return origin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SupportGroup that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
