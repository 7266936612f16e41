package org.threeline.catalog.offering;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row publications queue at; its revision tells every node when to read again. */
@Entity
@Table(name = "catalogue_state")
@Access(AccessType.FIELD)
public class CatalogueState {
    static final int ID = 1;

    @Id
    private int id;

    private long revision;

    protected CatalogueState() {} // JPA

    long revision() {
        return revision;
    }

    /** Counts one more publication. */
    long advance() {
        return ++revision;
    }
}
