package org.threeline.web.files;

/**
 * A file on a page.
 *
 * @param size in words
 * @param icon for what it is
 * @param href where it is saved from
 * @param imageHref where it is shown from; empty for what is no picture
 * @param previewHref where it is shown small from; empty likewise
 * @param width of the picture as it is shown, in pixels; 0 for what is none
 * @param height likewise
 * @param removable whether the viewer may take it away now
 */
public record FileItem(
        long id,
        String name,
        String size,
        String icon,
        String href,
        String imageHref,
        String previewHref,
        int width,
        int height,
        boolean removable) {
    public boolean isImage() {
        return !imageHref.isEmpty();
    }

    public boolean isRemovable() {
        return removable;
    }
}
