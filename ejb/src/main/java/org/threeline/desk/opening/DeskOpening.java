package org.threeline.desk.opening;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import org.threeline.catalog.offering.CatalogueLoading;
import org.threeline.desk.demo.DemoCompany;
import org.threeline.desk.identity.FirstAdministrator;
import org.threeline.kernel.Setting;

/**
 * Makes a new desk usable when it starts: with a catalogue, and with somebody who can sign in. A desk that has both is
 * left as it is. What needs the catalogue or people at its own start names this bean in {@code @DependsOn}.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class DeskOpening {
    private static final Logger LOG = System.getLogger(DeskOpening.class.getName());

    @Inject
    CatalogueLoading catalogue;

    @Inject
    DemoCompany demo;

    @Inject
    FirstAdministrator administrator;

    @PostConstruct
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void open() {
        for (var unknown : Setting.unknownIn(System.getenv())) {
            LOG.log(Level.WARNING, "{0} is set, but there is no such setting", unknown);
        }
        catalogue.loadIfEmpty();
        if (demoWasWanted()) {
            return;
        }
        administrator
                .createLink()
                .ifPresent(token -> LOG.log(
                        Level.WARNING,
                        "Nobody can sign in yet. Make the first administrator within 24 hours at {0}/setup#{1}",
                        Setting.PUBLIC_URL.text(),
                        token));
    }

    /** @throws IllegalStateException where the setting is none of its values */
    private boolean demoWasWanted() {
        switch (Setting.DEMO.text().toLowerCase(Locale.ROOT)) {
            case "false" -> {
                return false;
            }
            case "people" -> {
                if (demo.foundWithoutTickets()) {
                    LOG.log(Level.INFO, "The people of the demo company were loaded");
                }
            }
            case "true" -> {
                var before = System.nanoTime();
                var tickets = demo.found();
                if (tickets >= 0) {
                    LOG.log(
                            Level.INFO,
                            "The demo company was loaded with {0} tickets in {1} ms",
                            tickets,
                            Duration.ofNanos(System.nanoTime() - before).toMillis());
                }
            }
            default ->
                throw new IllegalStateException(
                        Setting.DEMO.variable() + " is neither true nor false nor people: " + Setting.DEMO.text());
        }
        return true;
    }
}
