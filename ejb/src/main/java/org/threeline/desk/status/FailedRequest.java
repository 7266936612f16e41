package org.threeline.desk.status;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A request that failed inside, as far as it may be told: nothing of it is of a person. */
@Entity
@Table(name = "failed_request")
@Access(AccessType.FIELD)
class FailedRequest {
    private static final int LONGEST_PAGE = 120;
    private static final int LONGEST_KIND = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "failed_request_seq")
    @SequenceGenerator(name = "failed_request_seq", sequenceName = "failed_request_seq", allocationSize = 50)
    private Long id;

    private Instant at;

    @Column(name = "request_id")
    private String requestId;

    private String node;
    private String page;
    private String kind;

    protected FailedRequest() {
        // JPA
    }

    FailedRequest(String requestId, String node, String page, String kind, Instant at) {
        this.at = at;
        this.requestId = requestId;
        this.node = node;
        this.page = page.substring(0, Math.min(page.length(), LONGEST_PAGE));
        this.kind = kind.substring(0, Math.min(kind.length(), LONGEST_KIND));
    }
}
