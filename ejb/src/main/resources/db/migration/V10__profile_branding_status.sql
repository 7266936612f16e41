-- What people say below their replies, how a company's desk looks, and how its nodes are. Times are UTC.

ALTER TABLE person ADD COLUMN signature VARCHAR(1000) NULL;

-- One row. Null is what the product brings.
CREATE TABLE branding (
    id        INT         NOT NULL PRIMARY KEY,
    name      VARCHAR(40) NULL,
    -- For example #0b6e4f
    accent    CHAR(7)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- SHA-256 of the logo in force
    logo_hash CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    version   INT         NOT NULL,
    CONSTRAINT branding_is_one CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4;
INSERT INTO branding (id, version) VALUES (1, 1);

-- Beside it, for the row is read often and an image seldom.
CREATE TABLE branding_logo (
    hash       CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    -- image/png, image/jpeg or image/webp
    media_type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content    MEDIUMBLOB  NOT NULL
) DEFAULT CHARACTER SET utf8mb4;

-- Server processes on this database, by the name they log under and a part that is new with each start.
CREATE TABLE desk_node (
    name       VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    started_at DATETIME(6)  NOT NULL,
    beat_at    DATETIME(6)  NOT NULL,
    KEY desk_node_beat (beat_at)
) DEFAULT CHARACTER SET utf8mb4;

-- The last requests that failed inside. Old ones make room; nothing in them is of a person.
CREATE SEQUENCE failed_request_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE failed_request (
    id         BIGINT       NOT NULL PRIMARY KEY,
    at         DATETIME(6)  NOT NULL,
    request_id VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    node       VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    -- A template such as /desk/tickets/{number}, never a value
    page       VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY failed_request_at (at, id)
) DEFAULT CHARACTER SET utf8mb4;
