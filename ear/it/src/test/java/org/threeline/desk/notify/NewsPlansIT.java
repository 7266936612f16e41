package org.threeline.desk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.QueryPlans;

/** After a night without a server a hundred thousand pieces of news wait; each letter costs what is in it. */
@ExtendWith(QueryPlans.Provided.class)
class NewsPlansIT {
    private static final int PIECES = 100_000;
    private static final int PEOPLE = 2_000;

    /** Before the first piece, with some of them due, and with all, as after downtime. */
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-02-28T00:00:00Z"),
            Instant.parse("2026-03-01T00:05:00Z"),
            Instant.parse("2026-04-01T00:00:00Z"));

    private final WaitingNews news = new WaitingNews();

    @BeforeEach
    void manyPieces(QueryPlans plans) throws SQLException {
        plans.fill(
                "mail_news",
                "delete from mail_news",
                "insert into mail_news (id, person_id, kind, ticket_id, promise, at, held) select seq, seq % " + PEOPLE
                        + ", 'PROMISE_BROKEN', seq, 'RESOLUTION', '2026-03-01' + interval seq second, seq % 5 = 0 from seq_1_to_"
                        + PIECES);
        news.entities = plans.entities();
    }

    @Test
    void whetherAnythingWaitsIsALookAtAnIndex(QueryPlans plans) throws SQLException {
        for (var now : MOMENTS) {
            assertThat(plans.of(() -> news.isAnyFrom(now))).hasSize(1).allSatisfy(step -> {
                assertThat(step.type()).isEqualTo("range");
                assertThat(step.key()).isEqualTo("mail_news_at");
                assertThat(step.extra()).contains("using index");
                assertThat(step.sorts()).as(step.extra()).isFalse();
            });
        }
        assertThat(MOMENTS).extracting(news::isAnyFrom).containsExactly(false, true, true);
    }

    @Test
    void peopleAreFoundInAnIndexAloneThoseWaitingLongestFirst(QueryPlans plans) throws SQLException {
        for (var now : MOMENTS) {
            assertThat(plans.of(() -> news.people(now, 1000))).hasSize(1).allSatisfy(step -> {
                assertThat(step.key()).startsWith("mail_news_");
                assertThat(step.extra()).contains("using index");
            });
        }
        assertThat(news.people(MOMENTS.get(1), 3)).containsExactly(1L, 2L, 3L);
        assertThat(news.people(MOMENTS.get(1), 1000)).hasSize(300);
        assertThat(news.people(MOMENTS.get(2), 5000)).hasSize(PEOPLE);
    }

    @Test
    void whatWaitsForOnePersonIsTakenFromTheirStretchOfAnIndex(QueryPlans plans) throws SQLException {
        for (var now : MOMENTS) {
            var steps = plans.of(() -> {
                news.entities.getTransaction().begin();
                news.take(7, now);
                news.entities.getTransaction().rollback();
            });
            assertThat(steps.get(0)).satisfies(step -> {
                assertThat(step.type()).isEqualTo("range");
                // Where nothing is due the other index says so as well.
                assertThat(step.key()).isIn("mail_news_person", news.isAnyFrom(now) ? "" : "mail_news_at");
                assertThat(step.rows()).isLessThanOrEqualTo(PIECES / PEOPLE);
                assertThat(step.sorts()).as(step.extra()).isFalse();
            });
            assertThat(steps.subList(1, steps.size()))
                    .as("what was taken is deleted by its ids")
                    .allSatisfy(step -> {
                        assertThat(step.key()).isEqualTo("PRIMARY");
                        assertThat(step.rows()).isLessThanOrEqualTo(PIECES / PEOPLE);
                    });
        }
    }

    @Test
    void whatIsTakenIsWholeInItsOrderAndGone() {
        news.entities.getTransaction().begin();
        var taken = news.take(7, MOMENTS.get(2));
        news.entities.getTransaction().commit();

        assertThat(taken)
                .hasSize(PIECES / PEOPLE)
                .extracting(WaitingNews.Piece::ticketId)
                .isSorted();
        news.entities.getTransaction().begin();
        assertThat(news.take(7, MOMENTS.get(2))).isEmpty();
        assertThat(news.take(8, MOMENTS.get(2))).hasSize(PIECES / PEOPLE);
        news.entities.getTransaction().rollback();
    }
}
