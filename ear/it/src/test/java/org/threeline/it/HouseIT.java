package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The house stands: what operators and programs meet before any ticket exists, and what it takes to knock it over. */
@ExtendWith(RunningDesk.class)
class HouseIT {
    @Test
    void aDemoAccountGetsATokenAndIsKnownByIt(Desk desk) {
        var me = desk.as("line1").get("/api/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("login").asText()).isEqualTo("line1");
    }

    @Test
    void whoeverIsNotKnownGetsAProblemDocumentAndNoRedirect(Desk desk) {
        var refused = desk.anonymous().get("/api/v1/me");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void theInterfaceDescribesItself(Desk desk) {
        var description = desk.anonymous().get("/openapi", "Accept", "application/json");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().at("/paths")).isNotEmpty();
    }

    @Test
    void theServerOffersTheApplicationAndNothingElse(Desk desk) {
        for (var path : List.of("/wildfly-services", "/console", "/management", "/metrics/vendor")) {
            assertThat(desk.anonymous().get(path).status()).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void theSchemaIsWhereTheMigrationsLeftIt(Desk desk) throws SQLException {
        var unfinished = new ArrayList<String>();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT version FROM flyway_schema_history WHERE success = 0")) {
            while (rows.next()) {
                unfinished.add(rows.getString(1));
            }
        }
        assertThat(unfinished).isEmpty();
    }

    @Test
    void whoeverSendsSlowlyKeepsNobodyElseWaiting(Desk desk) throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 200; i++) {
                var socket = new Socket(desk.uri().getHost(), desk.uri().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /api/v1/tokens HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertThat(desk.anonymous().get("/health/live").status()).isEqualTo(200);
                assertThat(desk.as("line1").get("/api/v1/me").status()).isEqualTo(200);
            });
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aDatabaseThatGoesAwayMakesTheDeskUnreadyUntilItComesBack(Desk desk) {
        var known = desk.as("line2");
        desk.stopDatabase();
        try {
            assertThat(desk.anonymous().get("/health/ready").status()).isEqualTo(503);
            assertThat(desk.anonymous().get("/health/live").status()).isEqualTo(200);
            assertThat(known.get("/api/v1/me").status()).isEqualTo(503);
            assertThat(known.get("/api/v1/notifications/stream").status())
                    .as("an open page comes again")
                    .isEqualTo(503);
        } finally {
            desk.startDatabase();
        }
        assertThat(desk.anonymous().get("/health/ready").status()).isEqualTo(200);
        assertThat(known.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whatWasAnsweredSurvivesAPowerCut(Desk desk) {
        var known = desk.as("line3");
        desk.kill();
        desk.restart();

        assertThat(known.get("/api/v1/me").status()).isEqualTo(200);
    }
}
