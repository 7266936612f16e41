-- Who is asking. Times are UTC; logins are stored in lower case.
CREATE SEQUENCE person_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE person (
    id            BIGINT       NOT NULL PRIMARY KEY,
    login         VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    name          VARCHAR(200) NOT NULL,
    email         VARCHAR(254) NULL,
    department    VARCHAR(100) NULL,
    location      VARCHAR(100) NULL,
    phone         VARCHAR(40)  NULL,
    locale        VARCHAR(5)   NOT NULL,
    zone          VARCHAR(50)  NOT NULL,
    is_admin      BOOLEAN      NOT NULL,
    active        BOOLEAN      NOT NULL,
    password_hash VARCHAR(300) NULL,
    -- PERSON, DEMO or IMPORT
    origin        VARCHAR(20)  NOT NULL,
    -- The name another system knew somebody by; an import finds its people again by it.
    imported_as   VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    session_epoch INT          NOT NULL,
    version       INT          NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    UNIQUE KEY person_login (login),
    UNIQUE KEY person_imported_as (imported_as),
    KEY person_name (name)
) DEFAULT CHARACTER SET utf8mb4;

CREATE SEQUENCE api_token_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE api_token (
    id         BIGINT       NOT NULL PRIMARY KEY,
    person_id  BIGINT       NOT NULL,
    name       VARCHAR(100) NOT NULL,
    token_hash BINARY(32)   NOT NULL,
    -- Blank separated; empty means all the rights of the person.
    scopes     VARCHAR(200) NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    expires_at DATETIME(6)  NULL,
    revoked_at DATETIME(6)  NULL,
    UNIQUE KEY api_token_hash (token_hash),
    KEY api_token_person (person_id, id),
    CONSTRAINT api_token_of_person FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARACTER SET utf8mb4;

-- One row per attempt and subject ("login:x", "addr:y"); a running attempt is undecided, a successful one is removed.
CREATE SEQUENCE sign_in_failure_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE sign_in_failure (
    id      BIGINT       NOT NULL PRIMARY KEY,
    attempt CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    at      DATETIME(6)  NOT NULL,
    decided BOOLEAN      NOT NULL,
    KEY sign_in_failure_subject (subject, at),
    KEY sign_in_failure_attempt (attempt),
    KEY sign_in_failure_at (at)
) DEFAULT CHARACTER SET utf8mb4;

-- Its one row is locked while an attempt is counted or the first administrator is made: those at the same moment
-- have to see each other.
CREATE TABLE identity_gate (
    id TINYINT NOT NULL PRIMARY KEY
);
INSERT INTO identity_gate (id) VALUES (1);

CREATE TABLE idempotency_key (
    person_id  BIGINT       NOT NULL,
    idem_key   VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash  BINARY(32)   NOT NULL,
    status     INT          NOT NULL,
    location   VARCHAR(300) NULL,
    body       LONGTEXT     NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (person_id, idem_key),
    KEY idempotency_key_created (created_at)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE setup_link (
    token_hash BINARY(32)  NOT NULL PRIMARY KEY,
    created_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL
);
