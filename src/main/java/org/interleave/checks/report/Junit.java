package org.interleave.checks.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;

/**
 * Reads JUnit XML in the dialects of Ant, Surefire, pytest, kselftest and KUnit: a finding for each
 * failure and error of a test case, or of a suite where a tool puts it there.
 */
public final class Junit {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:FAILED at |ASSERTION FAILED at |^|\\n|\\s)([\\w./+-]{1,300}\\.(?:c|h|py|sh|rs|go|cc|cpp)):(\\d{1,7})\\b");
  private static final Pattern JAVA =
      Pattern.compile(
          "\\bat ([\\w.$]{1,300})\\.[\\w$<>]{1,200}\\((\\w{1,200}\\.(?:java|kt)):(\\d{1,7})\\)");

  private Junit() {}

  public static Report read(String text) {
    if (text.length() > Limits.DOCUMENT) {
      return new Report.Refused("this XML is longer than " + (Limits.DOCUMENT >> 20) + " MiB");
    }
    try {
      return new Reading(reader(text)).all();
    } catch (XMLStreamException e) {
      return new Report.Refused("this is not well-formed XML: " + Words.line(reason(e), 200));
    }
  }

  /** The parser's own message repeats the place in its first line. */
  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String reason = at < 0 ? message : message.substring(at + 9);
    return e.getLocation() == null
        ? reason
        : reason + " (line " + e.getLocation().getLineNumber() + ")";
  }

  /** No DTD is read, so there is no entity but the five of XML itself. */
  private static XMLStreamReader reader(String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(Limits.DEPTH));
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("it refers to a document elsewhere");
    });
    return factory.createXMLStreamReader(new StringReader(text));
  }

  private record Case(String suite, String name, String file, String line) {}

  private static final class Reading {
    private final XMLStreamReader xml;
    private final List<Found> findings = new ArrayList<>();
    private Case current = new Case("", "", "", "");

    Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    Report all() throws XMLStreamException {
      boolean first = true;
      while (xml.hasNext() && findings.size() < Limits.FINDINGS) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          return new Report.Refused(
              "this XML has a document type, which is not read: leave out <!DOCTYPE …>");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          if (first && !name.equals("testsuites") && !name.equals("testsuite")) {
            return new Report.Refused(
                "this is not JUnit XML: its root is <"
                    + Words.line(name, 60)
                    + "> and not <testsuites> or <testsuite>");
          }
          first = false;
          begin(name);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
        }
      }
      return new Report.Read(findings);
    }

    private void begin(String name) throws XMLStreamException {
      switch (name) {
        case "testsuite" -> current = new Case(attribute("name"), "", attribute("file"), "");
        case "testcase" ->
            current =
                new Case(
                    attribute("classname").isEmpty() ? current.suite() : attribute("classname"),
                    attribute("name"),
                    attribute("file"),
                    attribute("line"));
        case "failure", "error" -> {
          String message = attribute("message");
          String type = attribute("type");
          findings.add(finding(name, message, type, text()));
        }
        default -> {
          // properties, outputs and skipped tests are no findings
        }
      }
    }

    private String attribute(String name) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? "" : value.strip();
    }

    /** Of the element that was just entered, and of those within; it is left after that. */
    private String text() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      for (int inside = 1; inside > 0 && xml.hasNext(); ) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          inside++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          inside--;
        } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
            && text.length() <= Limits.DETAILS) {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
      }
      return text.toString().strip();
    }

    private Found finding(String element, String message, String type, String text) {
      String test =
          current.suite().isEmpty()
              ? current.name()
              : current.name().isEmpty() ? current.suite() : current.suite() + "." + current.name();
      String said = message.isEmpty() ? text : message;
      String reason =
          said.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse(type);
      String title =
          reason.isEmpty() ? test + " failed" : test.isEmpty() ? reason : test + ": " + reason;
      Optional<Frame> place = place(text).or(() -> place(message)).or(this::declared);
      String details = text.contains(message) ? text : message + "\n" + text;
      return new Found(
          Words.line(type.isEmpty() ? "test " + element : type, Limits.KIND),
          Level.ERROR,
          Words.line(title.isBlank() ? "a test failed" : title, Limits.TITLE),
          Words.block(details, Limits.DETAILS),
          place.flatMap(Frame::file),
          place.map(Frame::line).orElse(0),
          Words.line(current.name(), Limits.FUNCTION),
          Optional.empty());
    }

    /** Where the text says that it failed: a C or Python place, or this test's own Java frame. */
    private Optional<Frame> place(String text) {
      Matcher java = JAVA.matcher(text);
      while (java.find()) {
        String type = java.group(1);
        String outer = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        if (outer.equals(current.suite()) || current.suite().isEmpty()) {
          int dot = outer.lastIndexOf('.');
          String folder = dot < 0 ? "" : outer.substring(0, dot + 1).replace('.', '/');
          return Optional.of(Frame.at("-", folder + java.group(2), java.group(3)));
        }
      }
      Matcher place = PLACE.matcher(text);
      Optional<Frame> last = Optional.empty();
      while (place.find()) {
        last = Optional.of(Frame.at("-", place.group(1), place.group(2)));
        if (!place.group(1).endsWith(".py")) {
          return last;
        }
      }
      // Python prints the innermost call last
      return last;
    }

    private Optional<Frame> declared() {
      return current.file().isEmpty()
          ? Optional.empty()
          : Optional.of(
              Frame.at(
                  "-",
                  Words.line(current.file(), Limits.FILE),
                  current.line().matches("\\d{1,7}") ? current.line() : "0"));
    }
  }
}
