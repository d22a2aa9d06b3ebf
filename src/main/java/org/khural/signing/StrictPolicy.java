package org.khural.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The library's own policy, with what it only warns of made a failure: changes that a form, a
 * certification or nothing at all allows, and annotations that lie over each other or are new.
 */
final class StrictPolicy {
    private static final String SOURCE = "/policy/constraint.xml";
    private static final List<String> FATAL =
            List.of(
                    "PdfPageDifference",
                    "PdfAnnotationOverlap",
                    "DocMDP",
                    "FieldMDP",
                    "SigFieldLock",
                    "UndefinedChanges");

    private static final byte[] STRICT = make();

    private StrictPolicy() {}

    static InputStream open() {
        return new ByteArrayInputStream(STRICT);
    }

    private static byte[] make() {
        try (var in = StrictPolicy.class.getResourceAsStream(SOURCE)) {
            if (in == null) throw new SigningFailed("There is no " + SOURCE);
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var policy = factory.newDocumentBuilder().parse(in);
            for (var name : FATAL)
                all(policy, name).forEach(each -> each.setAttribute("Level", "FAIL"));
            for (var changes : all(policy, "UndefinedChanges")) {
                var annotations =
                        policy.createElementNS(changes.getNamespaceURI(), "AnnotationChanges");
                annotations.setAttribute("Level", "FAIL");
                changes.getParentNode().insertBefore(annotations, changes);
            }
            var out = new ByteArrayOutputStream();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(policy), new StreamResult(out));
            return out.toByteArray();
        } catch (IOException
                | ParserConfigurationException
                | SAXException
                | TransformerException e) {
            throw new SigningFailed("The policy can not be read", e);
        }
    }

    private static List<Element> all(Document policy, String name) {
        var found = policy.getElementsByTagNameNS("*", name);
        if (found.getLength() == 0) throw new SigningFailed("The policy has no " + name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
