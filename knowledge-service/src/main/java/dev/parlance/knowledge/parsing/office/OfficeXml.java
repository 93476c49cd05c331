package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.LimitExceeded;

/** A cursor over one part of an Office file. Document types and entities are off: Office writes none. */
final class OfficeXml implements AutoCloseable {

    private static final int DEEPEST = 400;

    /** Depth is counted here, where it can be told from damage. */
    private static final String NO_LIMIT = "0";

    private static final String MOST_ATTRIBUTES = "10000";

    private final XMLStreamReader reader;

    private int depth;

    OfficeXml(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", NO_LIMIT);
        factory.setProperty("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
        try {
            this.reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }

    /** Moves to the next element begun anywhere within the one at this depth; false at the end of that one. */
    boolean nextWithin(int parentDepth) throws IOException {
        while (next()) {
            if (reader.isStartElement()) {
                return true;
            }
            if (reader.isEndElement() && depth == parentDepth - 1) {
                return false;
            }
        }
        return false;
    }

    /** Moves to the next element or run of characters within the element at this depth; false at the end of that one. */
    boolean nextPieceWithin(int parentDepth) throws IOException {
        while (next()) {
            if (reader.isStartElement() || reader.isCharacters()) {
                return true;
            }
            if (reader.isEndElement() && depth == parentDepth - 1) {
                return false;
            }
        }
        return false;
    }

    boolean isElement() {
        return reader.isStartElement();
    }

    /** The run of characters the cursor is on. */
    String characters() {
        return reader.getText();
    }

    /** How many elements are open; the one begun last counts. */
    int depth() {
        return depth;
    }

    String name() {
        return reader.getLocalName();
    }

    @Nullable
    String attribute(String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return null;
    }

    int number(String name, int otherwise) {
        String value = attribute(name);
        return value != null && value.matches("-?\\d{1,8}") ? Integer.parseInt(value) : otherwise;
    }

    /** Whether a property that is on when merely present is on. */
    boolean isOn() {
        String value = attribute("val");
        return value == null || !value.matches("0|false|off|none");
    }

    /** All characters within the element the cursor is on. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        int start = depth;
        while (depth >= start && next()) {
            if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    /** Passes over the element the cursor is on with everything in it. */
    void skip() throws IOException {
        int start = depth;
        boolean more = true;
        while (more && depth >= start) {
            more = next();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }

    private boolean next() throws IOException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
        if (depth > DEEPEST) {
            throw new LimitExceeded("It is nested more than " + DEEPEST + " levels deep.");
        }
        return true;
    }
}
