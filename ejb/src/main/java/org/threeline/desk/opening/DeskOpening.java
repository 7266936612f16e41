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
        if (Setting.DEMO.isTrue()) {
            if (demo.found()) {
                LOG.log(Level.INFO, "The demo company was loaded");
            }
            return;
        }
        administrator
                .createLink()
                .ifPresent(token -> LOG.log(
                        Level.WARNING,
                        "Nobody can sign in yet. Make the first administrator within 24 hours at {0}/setup?token={1}",
                        Setting.PUBLIC_URL.text(),
                        token));
    }
}
