-- The catalogue: immutable versions of definitions as JSON, and the groups people belong to.

CREATE TABLE catalogue_state (
  id       TINYINT NOT NULL,
  revision BIGINT  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT catalogue_state_is_one_row CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO catalogue_state (id, revision) VALUES (1, 0);

CREATE TABLE catalogue_definition (
  kind         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  def_key      VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version      INT         NOT NULL,
  document     LONGTEXT    NOT NULL,
  content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  published_at DATETIME(6) NOT NULL,
  published_by BIGINT      NULL,
  in_force     BOOLEAN     NOT NULL,
  position     INT         NOT NULL,
  PRIMARY KEY (kind, def_key, version),
  KEY catalogue_definition_in_force (in_force, kind, position),
  CONSTRAINT catalogue_definition_kind CHECK (kind IN ('FAMILY', 'CALENDAR', 'AGREEMENT', 'GROUP', 'SERVICE'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE support_group (
  group_key    VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name_en      VARCHAR(200) NOT NULL,
  name_ru      VARCHAR(200) NULL,
  line         TINYINT      NOT NULL,
  calendar_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  active       BOOLEAN      NOT NULL,
  origin       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (group_key),
  CONSTRAINT support_group_line CHECK (line BETWEEN 1 AND 3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE membership (
  group_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id BIGINT  NOT NULL,
  is_lead   BOOLEAN NOT NULL,
  PRIMARY KEY (group_key, person_id),
  KEY membership_person (person_id),
  CONSTRAINT membership_group FOREIGN KEY (group_key) REFERENCES support_group (group_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
