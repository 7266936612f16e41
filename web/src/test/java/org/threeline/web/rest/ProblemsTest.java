package org.threeline.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

class ProblemsTest {
    @Test
    void aRefusedRuleIsAConflictWithItsKeyAsCode() {
        var problem = problem(new BusinessRuleViolation("setup.link.not_valid"));
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("setup.link.not_valid");
        assertThat(problem.detail()).isEqualTo("This link is not valid any more.");
        assertThat(problem.errors()).extracting(Problem.Entry::code).containsExactly("setup.link.not_valid");
    }

    @Test
    void whatAContainerWrappedIsFoundAgain() {
        assertThat(problem(new EJBException(new RuntimeException(new NotFound("ticket 7"))))
                        .status())
                .isEqualTo(404);
        assertThat(problem(new EJBTransactionRolledbackException("", new OptimisticLockException()))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void invalidInputNamesEachField() {
        var problem = problem(new InvalidInput("name", "input.too_long", 100));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors().get(0).field()).isEqualTo("name");
        assertThat(problem.errors().get(0).message()).isEqualTo("At most 100 characters are possible.");
    }

    @Test
    void aStaleVersionIsAFailedPrecondition() {
        assertThat(problem(new StaleVersion("ticket", 1, 2)).status()).isEqualTo(412);
    }

    @Test
    void whatTheInterfaceRefusesKeepsItsStatus() {
        assertThat(problem(new Refusal(428, "version.required")).status()).isEqualTo(428);
    }

    @Test
    void aDatabaseThatIsAwayIsATemporaryProblem() {
        assertThat(problem(new EJBException(new PersistenceException(
                                new SQLNonTransientConnectionException("Socket error", "08000"))))
                        .code())
                .isEqualTo("database.away");
        assertThat(problem(new EJBException(new SQLException("pool", new ResourceException("IJ000453"))))
                        .status())
                .isEqualTo(503);
        assertThat(problem(new EJBException(new SQLException("Deadlock found", "40001", 1213)))
                        .code())
                .isEqualTo("database.busy");
    }

    @Test
    void anythingElseTellsItsIdOnly() {
        var problem = problem(new EJBException(new SQLException("You have an error in your SQL syntax near 'select'")));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.instance()).isEqualTo("urn:threeline:request:r-1");
        assertThat(problem.toString()).doesNotContain("SQL").doesNotContain("java");
    }

    @Test
    void aProblemSpeaksTheReadersLanguage() {
        assertThat(Problems.of(new NotFound("x"), Locale.forLanguageTag("ru"), "r")
                        .title())
                .isEqualTo("Не найдено");
    }

    private static Problem problem(Throwable thrown) {
        return Problems.of(thrown, Locale.ENGLISH, "r-1");
    }
}
