package dev.parlance.knowledge.parsing.markup;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jsoup.parser.Parser;

import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** Parses XML into elements. Document types and entities of a file's own are ignored, so nothing else is ever read or expanded. */
final class XmlTree {

    private static final Pattern ENTITY = Pattern.compile("&([A-Za-z][\\w.-]*);");

    private static final int MOST_ELEMENTS = 2_000_000;

    /** Depth is counted here, where it can be told from damage. */
    private static final String NO_LIMIT = "0";

    private static final String MOST_ATTRIBUTES = "10000";

    private final ParsingLimits limits;

    private final Deque<XmlElement> open = new ArrayDeque<>();

    private int elements;

    XmlTree(ParsingLimits limits) {
        this.limits = limits;
    }

    XmlElement parse(String xml) throws UnreadableDocument {
        XmlElement document = new XmlElement("", 1, 1);
        open.push(document);
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(plainEntities(xml.strip())));
            while (reader.hasNext()) {
                take(reader.next(), reader);
            }
            reader.close();
        } catch (XMLStreamException failure) {
            int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNumber();
            throw new UnreadableDocument("broken_file",
                    "The XML is not well formed near line " + Math.max(1, line) + ".");
        }
        return document.children().getFirst();
    }

    private void take(int event, XMLStreamReader reader) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                open.element().add(reader.getText());
            default -> {
            }
        }
    }

    private void begin(XMLStreamReader reader) {
        if (open.size() > limits.depth() || ++elements > MOST_ELEMENTS) {
            throw new LimitExceeded("It is nested too deeply or has too many elements.");
        }
        XmlElement element = new XmlElement(reader.getLocalName(), columnSpan(reader), number(reader, "rowspan", 1));
        open.element().add(element);
        open.push(element);
    }

    private static int columnSpan(XMLStreamReader reader) {
        return number(reader, "colspan", 1);
    }

    private static int number(XMLStreamReader reader, String attribute, int otherwise) {
        String value = reader.getAttributeValue(null, attribute);
        return value != null && value.matches("\\d{1,4}") ? Integer.parseInt(value) : otherwise;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", NO_LIMIT);
        factory.setProperty("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    /** Without its document type a file may still use the names HTML gives to characters; others have no meaning and vanish. */
    private static String plainEntities(String xml) {
        return ENTITY.matcher(xml)
                .replaceAll(entity -> Matcher.quoteReplacement(replacement(entity.group(), entity.group(1))));
    }

    private static String replacement(String entity, String name) {
        if (name.matches("amp|lt|gt|quot|apos")) {
            return entity;
        }
        String character = Parser.unescapeEntities(entity, true);
        return character.equals(entity) || character.contains("<") || character.contains("&") ? "" : character;
    }
}
