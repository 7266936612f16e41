package org.threeline.desk.branding;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** How the desk looks, as it is stored; there is one row. */
@Stateless
public class Brandings {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    public Branding inForce() {
        return stored().branding();
    }

    public Optional<LogoFile> logo(String hash) {
        return Optional.ofNullable(entities.find(StoredLogo.class, hash)).map(StoredLogo::file);
    }

    public StoredBranding stored() {
        return entities.find(StoredBranding.class, StoredBranding.ID);
    }

    /** Keeps a logo; the same one again is kept once. */
    public String keep(LogoFile file) {
        var hash = file.hash();
        if (entities.find(StoredLogo.class, hash) == null) {
            entities.persist(new StoredLogo(file));
        }
        return hash;
    }

    public void forget(String logo) {
        var stored = entities.find(StoredLogo.class, logo);
        if (stored != null) {
            entities.remove(stored);
        }
    }

    /** What was changed is stored now, so that of two at once the second learns it here. */
    public void written() {
        entities.flush();
    }
}
