package org.threeline.desk.identity;

import org.threeline.kernel.Versioned;

/**
 * A department as administrators see it.
 *
 * @param depth how deep it lies within others; 0 right below the company
 * @param parentId null right below the company
 * @param parent the name of that department, or null
 * @param headLogin null for nobody
 * @param head the head's name, or null for nobody
 * @param costCentre null when unknown
 * @param active false when it is retired
 * @param people active people directly in it
 */
public record DepartmentView(
        long id,
        String name,
        int depth,
        Long parentId,
        String parent,
        String headLogin,
        String head,
        String costCentre,
        boolean active,
        long people,
        int version)
        implements Versioned {}
