package org.threeline.desk.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Consumer;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.PeoplePlan;
import org.threeline.desk.identity.PeoplePlan.Fault;
import org.threeline.desk.identity.PeopleTransfer;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/**
 * Bringing people in from a file: it is received, compared with what is stored as often as somebody looks, and then
 * applied as a whole.
 */
@Stateless
public class PeopleImport {
    private static final String FORMAT = "people";
    private static final int PIECE = 512 << 10;
    private static final int LARGEST = 32 << 20;

    @Inject
    Uploads uploads;

    @Inject
    PeopleTransfer transfer;

    @Inject
    Clock clock;

    /**
     * Receives a file. It is looked at when it is compared.
     *
     * @param name as it was called where it came from, possibly null
     * @return the file's id
     * @throws InvalidInput at {@code file} where it is empty or too large
     * @throws IOException where the sender went away
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long receive(String name, InputStream file, Actor actor) throws IOException {
        if (!actor.admin()) {
            throw new NotFound("an import of people");
        }
        var upload = uploads.begin(UploadReception.shown(name), FORMAT, null, actor.personId(), clock.instant());
        try {
            var size = 0;
            var seq = 0;
            for (var piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
                size += piece.length;
                if (size > LARGEST) {
                    throw new InvalidInput("file", "import.file.too_large", (LARGEST >> 20) + "MB");
                }
                uploads.append(upload, seq++, piece);
            }
            if (size == 0) {
                throw new InvalidInput("file", "import.file.empty");
            }
            uploads.complete(upload, size, new byte[0]);
            return upload;
        } catch (IOException | RuntimeException refused) {
            uploads.remove(upload);
            throw refused;
        }
    }

    /**
     * What applying a received file would do now.
     *
     * @param createPlaces whether departments and locations nobody knows are founded; otherwise they are faults
     * @throws InvalidInput at {@code file} where it is no file of people
     * @throws NotFound where the actor sent no such file, or it was forgotten
     */
    public PeoplePlan compare(long upload, boolean createPlaces, Actor actor) {
        return transfer.compare(lines(upload, actor), createPlaces, actor);
    }

    /**
     * Tells of everything that is wrong with a received file now.
     *
     * @param told hears of each fault when it is found
     * @throws InvalidInput at {@code file} where it is no file of people
     * @throws NotFound where the actor sent no such file, or it was forgotten
     */
    public void faults(long upload, boolean createPlaces, Consumer<Fault> told, Actor actor) {
        transfer.faults(lines(upload, actor), createPlaces, told, actor);
    }

    /**
     * Applies a received file in one transaction, if it has no fault now.
     *
     * @param invite whether new people who have an e-mail address are sent a link to choose a password
     * @throws BusinessRuleViolation where what is stored changed at the same moment, so that it has one
     * @throws InvalidInput at {@code file} where it is no file of people
     * @throws NotFound where the actor sent no such file, or it was forgotten
     */
    // The transaction begins with its turn: what another import did meanwhile has to be seen.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PeoplePlan apply(long upload, boolean createPlaces, boolean invite, Actor actor) {
        return transfer.apply(
                lines(upload, actor), createPlaces, invite, own(upload, actor).name(), actor);
    }

    /** What the file was called where it came from. */
    public String name(long upload, Actor actor) {
        return own(upload, actor).name();
    }

    private PeopleFile lines(long upload, Actor actor) {
        return new PeopleFile(() -> new UploadStream(uploads, own(upload, actor).id()));
    }

    private Upload own(long upload, Actor actor) {
        var found = uploads.get(upload);
        if (!found.isOf(FORMAT, actor.personId())) {
            throw new NotFound("upload " + upload);
        }
        return found;
    }
}
