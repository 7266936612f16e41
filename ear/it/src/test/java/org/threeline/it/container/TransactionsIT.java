package org.threeline.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Build;

/** What is promised and how it is kept live in two persistence units; one transaction has to hold both. */
@ExtendWith({ContainerDatabase.class, ArquillianExtension.class})
class TransactionsIT {
    private static final String GROUP = "INSERT INTO support_group"
            + " (group_key, name_en, name_ru, line, calendar_key, active, origin) VALUES (?1, ?1, ?1, 1, 'x', 1, 'IMPORT')";
    private static final String KEY = "INSERT INTO idempotency_key"
            + " (person_id, idem_key, body_hash, status, created_at)"
            + " VALUES (1, ?1, UNHEX(SHA2(?1, 256)), 201, UTC_TIMESTAMP(6))";

    @PersistenceContext(unitName = "catalog")
    EntityManager catalog;

    @PersistenceContext(unitName = "desk")
    EntityManager desk;

    @Resource
    UserTransaction transaction;

    @Resource
    DataSource dataSource;

    @Inject
    Clock clock;

    /** The EAR as built, with one more WAR in which these tests run. */
    @Deployment
    static EnterpriseArchive theApplication() {
        var tests = ShrinkWrap.create(WebArchive.class, "container-tests.war")
                .addClasses(TransactionsIT.class, Anybody.class, ContainerDatabase.class, Build.class)
                .addAsLibrary(jarOf(Assertions.class))
                .addAsWebInfResource(new StringAsset("<beans bean-discovery-mode=\"all\"/>"), "beans.xml");
        var application = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, Build.application().toFile());
        var descriptor = application.get("META-INF/application.xml").getAsset();
        try (var stream = descriptor.openStream()) {
            var withTests = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst(
                            "</module>",
                            "</module><module><web><web-uri>container-tests.war</web-uri>"
                                    + "<context-root>/container-tests</context-root></web></module>");
            return application.addAsModule(Testable.archiveToTest(tests)).setApplicationXML(new StringAsset(withTests));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File jarOf(Class<?> type) {
        return new File(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    @Test
    void aRollbackTakesBackWhatBothUnitsWrote() throws Exception {
        write("rolled-back");
        transaction.rollback();

        assertThat(rows("support_group WHERE group_key = 'rolled-back'")).isZero();
        assertThat(rows("idempotency_key WHERE idem_key = 'rolled-back'")).isZero();
    }

    @Test
    void aCommitKeepsWhatBothUnitsWrote() throws Exception {
        write("committed");
        transaction.commit();

        assertThat(rows("support_group WHERE group_key = 'committed'")).isEqualTo(1);
        assertThat(rows("idempotency_key WHERE idem_key = 'committed'")).isEqualTo(1);
    }

    @Test
    void theBatchRepositoryLivesInTheSameDatabase() throws SQLException {
        assertThat(rows("information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'JOB_EXECUTION'"))
                .isEqualTo(1);
    }

    @Test
    void theTimeOfDayComesFromOnePlace() {
        assertThat(clock).isNotNull();
    }

    private void write(String name) throws Exception {
        transaction.begin();
        catalog.createNativeQuery(GROUP).setParameter(1, name).executeUpdate();
        desk.createNativeQuery(KEY).setParameter(1, name).executeUpdate();
    }

    private long rows(String where) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT COUNT(*) FROM " + where)) {
            result.next();
            return result.getLong(1);
        }
    }
}
