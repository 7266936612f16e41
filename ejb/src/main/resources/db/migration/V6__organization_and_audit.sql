-- Where people belong, how they get a password, and what was done by whom. Times are UTC.

-- One row per act, written once and never changed. Names are as they were then, for people are renamed and go.
CREATE SEQUENCE audit_entry_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE audit_entry (
    id           BIGINT       NOT NULL PRIMARY KEY,
    at           DATETIME(6)  NOT NULL,
    -- Null when a job acts, or somebody nobody knows.
    actor_id     BIGINT       NULL,
    actor_login  VARCHAR(100) NULL,
    actor_name   VARCHAR(200) NULL,
    -- Where the request came from; null for work in the background.
    address      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    request_id   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    kind         VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- For example people.51 or services.new-laptop, and what it is called.
    subject      VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_name VARCHAR(200) NULL,
    details      LONGTEXT     NULL,
    KEY audit_entry_at (at, id),
    KEY audit_entry_actor (actor_id, at, id),
    KEY audit_entry_subject (subject, at, id),
    KEY audit_entry_kind (kind, at, id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE SEQUENCE department_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE department (
    id          BIGINT       NOT NULL PRIMARY KEY,
    name        VARCHAR(100) NOT NULL,
    parent_id   BIGINT       NULL,
    head_id     BIGINT       NULL,
    cost_centre VARCHAR(40)  NULL,
    active      BOOLEAN      NOT NULL,
    version     INT          NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    UNIQUE KEY department_name (name),
    KEY department_parent (parent_id),
    CONSTRAINT department_in_department FOREIGN KEY (parent_id) REFERENCES department (id),
    CONSTRAINT department_head FOREIGN KEY (head_id) REFERENCES person (id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE SEQUENCE location_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE location (
    id           BIGINT       NOT NULL PRIMARY KEY,
    name         VARCHAR(100) NOT NULL,
    address      VARCHAR(300) NULL,
    zone         VARCHAR(50)  NOT NULL,
    calendar_key VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    active       BOOLEAN      NOT NULL,
    version      INT          NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    UNIQUE KEY location_name (name)
) DEFAULT CHARACTER SET utf8mb4;

ALTER TABLE person
    ADD COLUMN department_id BIGINT      NULL,
    ADD COLUMN location_id   BIGINT      NULL,
    ADD COLUMN room          VARCHAR(60) NULL,
    -- EMPLOYEE, CONTRACTOR or INTERN
    ADD COLUMN employment    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'EMPLOYEE',
    ADD COLUMN manager_id    BIGINT      NULL;

INSERT INTO department (id, name, active, version, created_at)
SELECT NEXT VALUE FOR department_seq, known.name, TRUE, 1, UTC_TIMESTAMP(6)
FROM (SELECT TRIM(department) AS name FROM person WHERE TRIM(department) <> '' GROUP BY TRIM(department)) known;

-- "Berlin, 4.12" was a place and a room in it; the place takes the zone of somebody there.
INSERT INTO location (id, name, zone, active, version, created_at)
SELECT NEXT VALUE FOR location_seq, known.name, known.zone, TRUE, 1, UTC_TIMESTAMP(6)
FROM (SELECT TRIM(SUBSTRING_INDEX(location, ',', 1)) AS name, MIN(zone) AS zone FROM person
      WHERE TRIM(SUBSTRING_INDEX(location, ',', 1)) <> '' GROUP BY TRIM(SUBSTRING_INDEX(location, ',', 1))) known;

UPDATE person
    LEFT JOIN department ON department.name = TRIM(person.department)
    LEFT JOIN location ON location.name = TRIM(SUBSTRING_INDEX(person.location, ',', 1))
SET person.department_id = department.id,
    person.location_id   = location.id,
    person.room          = IF(LOCATE(',', person.location) > 0,
                              LEFT(TRIM(SUBSTRING(person.location, LOCATE(',', person.location) + 1)), 60), NULL)
WHERE person.department IS NOT NULL OR person.location IS NOT NULL;

ALTER TABLE person
    DROP COLUMN department,
    DROP COLUMN location,
    ADD KEY person_department (department_id, name),
    ADD KEY person_location (location_id, name),
    ADD KEY person_manager (manager_id),
    ADD KEY person_email (email),
    ADD CONSTRAINT person_in_department FOREIGN KEY (department_id) REFERENCES department (id),
    ADD CONSTRAINT person_at_location FOREIGN KEY (location_id) REFERENCES location (id),
    ADD CONSTRAINT person_has_manager FOREIGN KEY (manager_id) REFERENCES person (id);

-- A link that lets one person choose a password, once. Only the hash of its secret is kept.
CREATE TABLE password_link (
    token_hash BINARY(32)  NOT NULL PRIMARY KEY,
    person_id  BIGINT      NOT NULL,
    -- INVITATION or RESET
    purpose    VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    -- Used, or put out of use by a later link or another password.
    ended_at   DATETIME(6) NULL,
    KEY password_link_person (person_id, ended_at),
    CONSTRAINT password_link_of_person FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARACTER SET utf8mb4;
