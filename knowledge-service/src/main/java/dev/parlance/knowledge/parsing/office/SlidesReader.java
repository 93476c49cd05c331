package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** Reads PowerPoint presentations, old and new. */
final class SlidesReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.SLIDES, DocumentKind.OLD_SLIDES);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        try {
            return source.kind() == DocumentKind.SLIDES ? packed(source) : old(source);
        } catch (EncryptedDocumentException locked) {
            throw new UnreadableDocument("encrypted",
                    "The file is protected by a password. Upload it without protection.");
        }
    }

    private static ParsedDocument packed(Source source) throws IOException {
        PackedOffice.admitStrongCompression();
        try (OPCPackage file = OPCPackage.open(source.file().toFile(), PackageAccess.READ);
                XMLSlideShow show = new XMLSlideShow(file)) {
            String title = file.getPackageProperties().getTitleProperty().orElse(null);
            return document(show, source).finish(CoreTitle.meaningful(title));
        } catch (OpenXML4JException failure) {
            throw new IOException(failure);
        }
    }

    private static ParsedDocument old(Source source) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(source.file().toFile(), true);
                HSLFSlideShow show = new HSLFSlideShow(container)) {
            return document(show, source).finish(null);
        }
    }

    private static Draft document(SlideShow<?, ?> show, Source source) {
        Draft draft = new Draft(source.limits());
        List<? extends Slide<?, ?>> slides = show.getSlides();
        slides.forEach(slide -> new SlideBlocks(draft, slide, source.limits()).write());
        return draft;
    }
}
