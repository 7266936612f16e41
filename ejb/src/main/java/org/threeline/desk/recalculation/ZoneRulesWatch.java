package org.threeline.desk.recalculation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.threeline.catalog.calendar.ZoneData;

/** Looks at each start whether the virtual machine came with newer time zone data. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class ZoneRulesWatch {
    @Inject
    Recalculations recalculations;

    @PostConstruct
    void look() {
        recalculations.notice(ZoneData.edition());
    }
}
