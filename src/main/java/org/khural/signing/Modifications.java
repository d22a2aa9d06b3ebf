package org.khural.signing;

import eu.europa.esig.dss.enumerations.PdfObjectModificationType;
import eu.europa.esig.dss.pdf.PdfDocumentReader;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfObjectModificationsFinder;
import eu.europa.esig.dss.pdf.modifications.ObjectModification;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModifications;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModificationsFinder;
import java.util.List;

/**
 * What the library says was changed after a signature. What is seen in an empty field is replaced
 * when somebody signs in it: that belongs to the signature, however the tool draws. The library
 * allows it only if the new picture is made like the old one.
 */
final class Modifications implements PdfObjectModificationsFinder {
    private static final String VALUE = " /V ";

    private final PdfObjectModificationsFinder library = new DefaultPdfObjectModificationsFinder();

    @Override
    public PdfObjectModifications find(PdfDocumentReader before, PdfDocumentReader after) {
        var found = library.find(before, after);
        var signed = found.getFormFillInAndSignatureCreationChanges().stream();
        var fields = signed.filter(Modifications::isSigning).map(Modifications::field).toList();
        var all = new PdfObjectModifications();
        found.getSecureChanges().forEach(all::addSecureChange);
        found.getAnnotCreationChanges().forEach(all::addAnnotCreationChange);
        found.getFormFillInAndSignatureCreationChanges()
                .forEach(all::addFormFillInAndSignatureCreationChange);
        for (var each : found.getUndefinedChanges()) {
            if (isLookOf(fields, each)) all.addFormFillInAndSignatureCreationChange(each);
            else all.addUndefinedChange(each);
        }
        return all;
    }

    private static boolean isSigning(ObjectModification change) {
        return change.getActionType() == PdfObjectModificationType.CREATION
                && "Sig".equals(change.getType())
                && change.getObjectTree().toString().contains(VALUE);
    }

    /** The way to it, as the library writes it. */
    private static String field(ObjectModification signing) {
        var way = signing.getObjectTree().toString();
        return way.substring(0, way.lastIndexOf(VALUE));
    }

    private static boolean isLookOf(List<String> fields, ObjectModification change) {
        var way = change.getObjectTree().toString();
        return fields.stream()
                .anyMatch(each -> way.equals(each + " /AP") || way.startsWith(each + " /AP "));
    }
}
