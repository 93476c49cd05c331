package dev.parlance.knowledge.parsing.pdf;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/** Tells whether a page is drawn with pictures. */
final class PageImages {

    private PageImages() {
    }

    /** Pictures, and shadings that fill an area like one. */
    static boolean any(PDPage page) {
        PDResources resources = page.getResources();
        return resources != null && (scanned(page) || resources.getShadingNames().iterator().hasNext()
                || resources.getPatternNames().iterator().hasNext());
    }

    static boolean scanned(PDPage page) {
        PDResources resources = page.getResources();
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return true;
            }
        }
        return false;
    }
}
