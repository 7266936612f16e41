package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A part of the company that people belong to; departments may lie within each other. */
@Entity
@Table(name = "department")
@Access(AccessType.FIELD)
public class Department {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "department_seq")
    @SequenceGenerator(name = "department_seq", sequenceName = "department_seq", allocationSize = 50)
    private Long id;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private Department parent;

    @Column(name = "head_id")
    private Long headId;

    @Column(name = "cost_centre")
    private String costCentre;

    private boolean active;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Department() {
        // JPA
    }

    private Department(String name, Instant now) {
        this.name = name;
        this.active = true;
        this.createdAt = now;
    }

    static Department found(String name, Instant now) {
        return new Department(name, now);
    }

    void rename(String name) {
        this.name = name;
    }

    /** @param parent null for a department right below the company */
    void moveInto(Department parent) {
        this.parent = parent;
    }

    /** @param personId null for nobody */
    void leadBy(Long personId) {
        this.headId = personId;
    }

    void chargeTo(String costCentre) {
        this.costCentre = costCentre;
    }

    /** Nobody can be put into it any more. */
    void retire() {
        this.active = false;
    }

    void reopen() {
        this.active = true;
    }

    /** Whether the other is this department, or this one lies within it. */
    boolean isWithin(Department other) {
        for (var each = this; each != null; each = each.parent) {
            if (each.equals(other)) {
                return true;
            }
        }
        return false;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    Department parent() {
        return parent;
    }

    Long headId() {
        return headId;
    }

    String costCentre() {
        return costCentre;
    }

    boolean isActive() {
        return active;
    }

    int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Department department && id != null && id.equals(department.id);
    }

    @Override
    public int hashCode() {
        return Department.class.hashCode();
    }
}
